package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class SlipStateOnDerbyTest extends SlipStateContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
