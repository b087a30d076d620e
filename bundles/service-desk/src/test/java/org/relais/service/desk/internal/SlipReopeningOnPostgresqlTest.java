package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class SlipReopeningOnPostgresqlTest extends SlipReopeningContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
