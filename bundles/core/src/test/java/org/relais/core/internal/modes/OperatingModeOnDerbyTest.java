package org.relais.core.internal.modes;

import org.relais.testkit.TestDatabase;

class OperatingModeOnDerbyTest extends OperatingModeContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
