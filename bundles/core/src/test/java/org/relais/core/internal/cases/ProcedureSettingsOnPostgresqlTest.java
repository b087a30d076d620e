package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class ProcedureSettingsOnPostgresqlTest extends ProcedureSettingsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
