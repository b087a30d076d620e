package org.relais.core.internal.requesters;

import org.relais.testkit.TestDatabase;

class CallerCaseOnPostgresqlTest extends CallerCaseContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
