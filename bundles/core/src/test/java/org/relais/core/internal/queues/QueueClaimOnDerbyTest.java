package org.relais.core.internal.queues;

import org.relais.testkit.TestDatabase;

class QueueClaimOnDerbyTest extends QueueClaimContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
