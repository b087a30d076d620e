package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class SealedFormOnDerbyTest extends SealedFormContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
