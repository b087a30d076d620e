package org.relais.core.internal.queues;

import org.relais.testkit.TestDatabase;

class HandOutOnPostgresqlTest extends HandOutContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
