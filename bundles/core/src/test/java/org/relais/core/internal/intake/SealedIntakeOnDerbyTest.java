package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class SealedIntakeOnDerbyTest extends SealedIntakeContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
