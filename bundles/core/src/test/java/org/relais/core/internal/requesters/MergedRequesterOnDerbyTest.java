package org.relais.core.internal.requesters;

import org.relais.testkit.TestDatabase;

class MergedRequesterOnDerbyTest extends MergedRequesterContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
