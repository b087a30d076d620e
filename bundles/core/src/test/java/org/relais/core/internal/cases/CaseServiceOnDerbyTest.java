package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class CaseServiceOnDerbyTest extends CaseServiceContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
