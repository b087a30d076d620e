package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class SlipHistoryOnPostgresqlTest extends SlipHistoryContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
