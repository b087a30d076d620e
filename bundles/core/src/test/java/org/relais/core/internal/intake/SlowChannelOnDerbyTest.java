package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class SlowChannelOnDerbyTest extends SlowChannelContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
