package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class CaseConcurrencyOnDerbyTest extends CaseConcurrencyContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
