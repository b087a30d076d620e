package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class CaseWorkOnPostgresqlTest extends CaseWorkContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
