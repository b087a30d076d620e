package org.relais.channel.web.internal;

import org.relais.testkit.TestDatabase;

final class WebChannelOnPostgresqlTest extends WebChannelContract {

    @Override
    protected TestDatabase createDatabase() {
        return TestDatabase.postgresql();
    }
}
