package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class DisclosureOnPostgresqlTest extends DisclosureContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
