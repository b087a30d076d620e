package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class SlipReconciliationOnDerbyTest extends SlipReconciliationContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
