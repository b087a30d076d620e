package org.relais.channel.dropbox.internal;

import org.relais.testkit.TestDatabase;

class RoundOnDerbyTest extends RoundContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.derby();
    }
}
