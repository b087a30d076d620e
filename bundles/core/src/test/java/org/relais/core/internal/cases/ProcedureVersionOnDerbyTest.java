package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class ProcedureVersionOnDerbyTest extends ProcedureVersionContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
