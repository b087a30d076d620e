package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class ServiceDeskOnDerbyTest extends ServiceDeskContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
