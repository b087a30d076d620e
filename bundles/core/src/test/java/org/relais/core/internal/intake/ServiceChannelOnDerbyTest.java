package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class ServiceChannelOnDerbyTest extends ServiceChannelContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
