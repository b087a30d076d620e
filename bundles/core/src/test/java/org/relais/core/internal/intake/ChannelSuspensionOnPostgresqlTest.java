package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class ChannelSuspensionOnPostgresqlTest extends ChannelSuspensionContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
