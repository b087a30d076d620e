package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class ServiceCaseOnDerbyTest extends ServiceCaseContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
