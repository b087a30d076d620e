package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class HiddenCaseOnDerbyTest extends HiddenCaseContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
