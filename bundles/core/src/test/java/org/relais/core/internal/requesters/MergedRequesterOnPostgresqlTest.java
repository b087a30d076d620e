package org.relais.core.internal.requesters;

import org.relais.testkit.TestDatabase;

class MergedRequesterOnPostgresqlTest extends MergedRequesterContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
