package org.relais.encryption.internal;

import org.relais.testkit.TestDatabase;

class KeyGateOnPostgresqlTest extends KeyGateContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.postgresql();
    }
}
