package org.relais.core.internal.tracking;

import org.relais.testkit.TestDatabase;

class TrackingOnPostgresqlTest extends TrackingContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
