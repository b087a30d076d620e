package org.relais.encryption.internal;

import org.relais.testkit.TestDatabase;

class KeyChangeOnDerbyTest extends KeyChangeContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.derby();
    }
}
