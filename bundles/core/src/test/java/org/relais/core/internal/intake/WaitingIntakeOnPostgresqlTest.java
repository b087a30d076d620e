package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class WaitingIntakeOnPostgresqlTest extends WaitingIntakeContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
