package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class SlipOnDerbyTest extends SlipContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
