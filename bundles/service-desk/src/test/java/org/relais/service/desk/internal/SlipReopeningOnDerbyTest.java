package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class SlipReopeningOnDerbyTest extends SlipReopeningContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
