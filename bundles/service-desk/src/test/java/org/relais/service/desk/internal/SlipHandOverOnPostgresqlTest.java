package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class SlipHandOverOnPostgresqlTest extends SlipHandOverContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
