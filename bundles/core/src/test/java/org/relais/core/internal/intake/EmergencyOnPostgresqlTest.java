package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class EmergencyOnPostgresqlTest extends EmergencyContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
