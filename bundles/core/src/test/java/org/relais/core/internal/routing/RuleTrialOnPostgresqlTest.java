package org.relais.core.internal.routing;

import org.relais.testkit.TestDatabase;

class RuleTrialOnPostgresqlTest extends RuleTrialContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
