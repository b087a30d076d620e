package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class ProcedureStepOnPostgresqlTest extends ProcedureStepContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
