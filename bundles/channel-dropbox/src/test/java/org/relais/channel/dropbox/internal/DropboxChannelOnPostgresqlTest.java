package org.relais.channel.dropbox.internal;

import org.relais.testkit.TestDatabase;

class DropboxChannelOnPostgresqlTest extends DropboxChannelContract {

    @Override
    protected TestDatabase createDatabase() {
        return TestDatabase.postgresql();
    }
}
