package org.relais.core.internal.directory;

import org.relais.testkit.TestDatabase;

class DepartureOnPostgresqlTest extends DepartureContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
