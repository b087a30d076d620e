package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class RevivedCaseOnDerbyTest extends RevivedCaseContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
