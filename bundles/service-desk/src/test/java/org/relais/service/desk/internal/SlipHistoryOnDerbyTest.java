package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class SlipHistoryOnDerbyTest extends SlipHistoryContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
