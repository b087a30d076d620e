package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class ProcedureOnPostgresqlTest extends ProcedureContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
