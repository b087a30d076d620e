package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class RandomCorrectionsOnDerbyTest extends RandomCorrectionsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
