package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class CaseWorkOnDerbyTest extends CaseWorkContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
