package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class CaseServiceOnPostgresqlTest extends CaseServiceContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
