package org.relais.channel.dropbox.internal;

import org.relais.testkit.TestDatabase;

class SortingOnPostgresqlTest extends SortingContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.postgresql();
    }
}
