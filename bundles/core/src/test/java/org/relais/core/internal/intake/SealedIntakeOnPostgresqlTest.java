package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class SealedIntakeOnPostgresqlTest extends SealedIntakeContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
