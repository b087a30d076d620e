package org.relais.core.internal.requesters;

import org.relais.testkit.TestDatabase;

class KnownRequesterOnPostgresqlTest extends KnownRequesterContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
