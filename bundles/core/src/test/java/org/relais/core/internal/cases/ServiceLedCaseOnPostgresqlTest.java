package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class ServiceLedCaseOnPostgresqlTest extends ServiceLedCaseContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
