package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class RandomCorrectionsOnPostgresqlTest extends RandomCorrectionsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
