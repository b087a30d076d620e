package org.relais.testkit;

final class UnitOfWorkOnDerbyTest extends UnitOfWorkContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.derby();
    }
}
