package org.relais.core.internal.access;

import org.relais.testkit.TestDatabase;

class AccessLogOnPostgresqlTest extends AccessLogContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
