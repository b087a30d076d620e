package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class EmergencyOnDerbyTest extends EmergencyContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
