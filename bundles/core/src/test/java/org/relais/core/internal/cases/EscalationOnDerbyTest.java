package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class EscalationOnDerbyTest extends EscalationContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
