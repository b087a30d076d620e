package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class ProcedureStepOnDerbyTest extends ProcedureStepContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
