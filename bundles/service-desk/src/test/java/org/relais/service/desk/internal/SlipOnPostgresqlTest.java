package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class SlipOnPostgresqlTest extends SlipContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
