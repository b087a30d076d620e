package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class ProcedureSettingsOnDerbyTest extends ProcedureSettingsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
