package org.relais.core.internal.routing;

import org.relais.testkit.TestDatabase;

class RuleTrialOnDerbyTest extends RuleTrialContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
