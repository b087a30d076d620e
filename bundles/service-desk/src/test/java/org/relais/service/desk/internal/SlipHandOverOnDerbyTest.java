package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class SlipHandOverOnDerbyTest extends SlipHandOverContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
