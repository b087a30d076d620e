package org.relais.testkit;

final class MigrationOnDerbyTest extends MigrationContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.derby();
    }
}
