package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class ServiceCaseOnPostgresqlTest extends ServiceCaseContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
