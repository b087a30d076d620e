package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class SentBackOnPostgresqlTest extends SentBackContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
