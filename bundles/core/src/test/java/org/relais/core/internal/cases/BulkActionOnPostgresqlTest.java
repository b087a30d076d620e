package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class BulkActionOnPostgresqlTest extends BulkActionContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
