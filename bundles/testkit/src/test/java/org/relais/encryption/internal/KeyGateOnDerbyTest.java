package org.relais.encryption.internal;

import org.relais.testkit.TestDatabase;

class KeyGateOnDerbyTest extends KeyGateContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.derby();
    }
}
