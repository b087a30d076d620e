package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class SealedFormOnPostgresqlTest extends SealedFormContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
