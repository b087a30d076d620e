package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class RandomWorkOnPostgresqlTest extends RandomWorkContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
