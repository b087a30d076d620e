package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class SentBackOnDerbyTest extends SentBackContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
