package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class RevivedCaseOnPostgresqlTest extends RevivedCaseContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
