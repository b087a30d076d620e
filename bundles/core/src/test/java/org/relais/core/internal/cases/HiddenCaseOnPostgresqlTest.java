package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class HiddenCaseOnPostgresqlTest extends HiddenCaseContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
