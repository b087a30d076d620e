package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class UnregisteredIntakeOnPostgresqlTest extends UnregisteredIntakeContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
