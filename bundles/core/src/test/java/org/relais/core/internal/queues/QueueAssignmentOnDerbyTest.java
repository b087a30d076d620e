package org.relais.core.internal.queues;

import org.relais.testkit.TestDatabase;

class QueueAssignmentOnDerbyTest extends QueueAssignmentContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
