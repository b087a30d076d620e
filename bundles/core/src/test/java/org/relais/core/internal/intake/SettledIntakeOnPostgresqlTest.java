package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class SettledIntakeOnPostgresqlTest extends SettledIntakeContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
