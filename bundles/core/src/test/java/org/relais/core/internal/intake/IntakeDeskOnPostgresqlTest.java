package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class IntakeDeskOnPostgresqlTest extends IntakeDeskContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
