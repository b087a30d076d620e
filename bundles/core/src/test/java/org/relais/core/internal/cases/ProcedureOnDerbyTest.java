package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class ProcedureOnDerbyTest extends ProcedureContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
