package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class ServiceDeskOnPostgresqlTest extends ServiceDeskContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
