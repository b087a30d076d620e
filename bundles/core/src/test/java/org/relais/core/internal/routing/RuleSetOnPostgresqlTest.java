package org.relais.core.internal.routing;

import org.relais.testkit.TestDatabase;

class RuleSetOnPostgresqlTest extends RuleSetContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
