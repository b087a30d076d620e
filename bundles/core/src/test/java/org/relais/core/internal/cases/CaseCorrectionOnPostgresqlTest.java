package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class CaseCorrectionOnPostgresqlTest extends CaseCorrectionContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
