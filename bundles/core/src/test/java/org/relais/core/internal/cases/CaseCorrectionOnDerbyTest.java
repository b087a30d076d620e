package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class CaseCorrectionOnDerbyTest extends CaseCorrectionContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
