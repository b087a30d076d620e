package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class PurgedFormOnDerbyTest extends PurgedFormContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
