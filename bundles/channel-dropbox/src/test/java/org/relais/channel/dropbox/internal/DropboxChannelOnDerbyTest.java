package org.relais.channel.dropbox.internal;

import org.relais.testkit.TestDatabase;

class DropboxChannelOnDerbyTest extends DropboxChannelContract {

    @Override
    protected TestDatabase createDatabase() {
        return TestDatabase.derby();
    }
}
