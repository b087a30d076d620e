package org.relais.core.internal.queues;

import org.relais.testkit.TestDatabase;

class QueueOnPostgresqlTest extends QueueContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
