package org.relais.core.internal.tracking;

import org.relais.testkit.TestDatabase;

class TrackingOnDerbyTest extends TrackingContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
