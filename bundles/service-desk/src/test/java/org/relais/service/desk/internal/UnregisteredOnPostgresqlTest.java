package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class UnregisteredOnPostgresqlTest extends UnregisteredContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
