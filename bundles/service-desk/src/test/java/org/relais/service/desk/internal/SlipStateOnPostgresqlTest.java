package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class SlipStateOnPostgresqlTest extends SlipStateContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
