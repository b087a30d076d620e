package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class ServiceLedCaseOnDerbyTest extends ServiceLedCaseContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
