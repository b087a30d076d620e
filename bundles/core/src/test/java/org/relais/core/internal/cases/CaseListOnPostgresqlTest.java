package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class CaseListOnPostgresqlTest extends CaseListContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
