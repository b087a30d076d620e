package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class CaseConcurrencyOnPostgresqlTest extends CaseConcurrencyContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
