package org.relais.core.internal.queues;

import org.relais.testkit.TestDatabase;

class QueueAssignmentOnPostgresqlTest extends QueueAssignmentContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
