package org.relais.service.claimforms.internal;

import org.relais.testkit.TestDatabase;

class MonthOnPostgresqlTest extends MonthContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.postgresql();
    }
}
