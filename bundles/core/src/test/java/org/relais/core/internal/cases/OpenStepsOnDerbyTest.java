package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class OpenStepsOnDerbyTest extends OpenStepsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
