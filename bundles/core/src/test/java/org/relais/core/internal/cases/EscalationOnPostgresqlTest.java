package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class EscalationOnPostgresqlTest extends EscalationContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
