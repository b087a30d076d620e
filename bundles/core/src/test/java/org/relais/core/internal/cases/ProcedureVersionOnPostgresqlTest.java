package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class ProcedureVersionOnPostgresqlTest extends ProcedureVersionContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
