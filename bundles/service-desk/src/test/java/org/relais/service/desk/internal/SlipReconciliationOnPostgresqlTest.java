package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class SlipReconciliationOnPostgresqlTest extends SlipReconciliationContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
