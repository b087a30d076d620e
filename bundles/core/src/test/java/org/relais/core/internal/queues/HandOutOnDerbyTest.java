package org.relais.core.internal.queues;

import org.relais.testkit.TestDatabase;

class HandOutOnDerbyTest extends HandOutContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
