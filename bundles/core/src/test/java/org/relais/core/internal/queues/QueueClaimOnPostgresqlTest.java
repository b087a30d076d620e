package org.relais.core.internal.queues;

import org.relais.testkit.TestDatabase;

class QueueClaimOnPostgresqlTest extends QueueClaimContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
