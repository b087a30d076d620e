package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class ChannelSuspensionOnDerbyTest extends ChannelSuspensionContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
