package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class UnregisteredOnDerbyTest extends UnregisteredContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
