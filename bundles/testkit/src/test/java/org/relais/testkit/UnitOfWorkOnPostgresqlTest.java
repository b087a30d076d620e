package org.relais.testkit;

final class UnitOfWorkOnPostgresqlTest extends UnitOfWorkContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.postgresql();
    }
}
