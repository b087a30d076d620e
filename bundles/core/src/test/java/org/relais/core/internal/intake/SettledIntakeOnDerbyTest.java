package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class SettledIntakeOnDerbyTest extends SettledIntakeContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
