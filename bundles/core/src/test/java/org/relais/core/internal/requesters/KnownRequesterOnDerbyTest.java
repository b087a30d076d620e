package org.relais.core.internal.requesters;

import org.relais.testkit.TestDatabase;

class KnownRequesterOnDerbyTest extends KnownRequesterContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
