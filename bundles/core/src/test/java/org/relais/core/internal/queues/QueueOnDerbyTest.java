package org.relais.core.internal.queues;

import org.relais.testkit.TestDatabase;

class QueueOnDerbyTest extends QueueContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
