package org.relais.channel.dropbox.internal;

import org.relais.testkit.TestDatabase;

class SortingOnDerbyTest extends SortingContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.derby();
    }
}
