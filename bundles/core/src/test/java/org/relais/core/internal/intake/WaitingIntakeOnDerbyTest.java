package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class WaitingIntakeOnDerbyTest extends WaitingIntakeContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
