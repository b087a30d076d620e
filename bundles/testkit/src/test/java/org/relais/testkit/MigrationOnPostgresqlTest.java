package org.relais.testkit;

final class MigrationOnPostgresqlTest extends MigrationContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.postgresql();
    }
}
