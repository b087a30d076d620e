package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class SlowChannelOnPostgresqlTest extends SlowChannelContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
