package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class ServiceChannelOnPostgresqlTest extends ServiceChannelContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
