package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class IntakeDeskOnDerbyTest extends IntakeDeskContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
