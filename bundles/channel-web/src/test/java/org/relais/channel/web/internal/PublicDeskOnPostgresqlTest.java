package org.relais.channel.web.internal;

import org.relais.testkit.TestDatabase;

class PublicDeskOnPostgresqlTest extends PublicDeskContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
