package org.relais.channel.dropbox.internal;

import org.relais.testkit.TestDatabase;

class RoundOnPostgresqlTest extends RoundContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.postgresql();
    }
}
