package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class OpenStepsOnPostgresqlTest extends OpenStepsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
