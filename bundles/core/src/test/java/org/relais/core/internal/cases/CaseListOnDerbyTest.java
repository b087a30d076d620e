package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class CaseListOnDerbyTest extends CaseListContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
