package org.relais.core.internal.modes;

import org.relais.testkit.TestDatabase;

class OperatingModeOnPostgresqlTest extends OperatingModeContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
