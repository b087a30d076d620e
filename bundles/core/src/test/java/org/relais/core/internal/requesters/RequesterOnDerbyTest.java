package org.relais.core.internal.requesters;

import org.relais.testkit.TestDatabase;

class RequesterOnDerbyTest extends RequesterContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
