package org.relais.core.internal.routing;

import org.relais.testkit.TestDatabase;

class RuleSetOnDerbyTest extends RuleSetContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
