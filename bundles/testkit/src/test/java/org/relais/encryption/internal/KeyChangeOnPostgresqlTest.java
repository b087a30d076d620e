package org.relais.encryption.internal;

import org.relais.testkit.TestDatabase;

class KeyChangeOnPostgresqlTest extends KeyChangeContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.postgresql();
    }
}
