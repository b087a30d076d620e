package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class UnregisteredIntakeOnDerbyTest extends UnregisteredIntakeContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
