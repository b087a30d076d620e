package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class CaseExportOnPostgresqlTest extends CaseExportContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
