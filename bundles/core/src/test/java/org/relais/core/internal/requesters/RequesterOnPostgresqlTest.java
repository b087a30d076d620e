package org.relais.core.internal.requesters;

import org.relais.testkit.TestDatabase;

class RequesterOnPostgresqlTest extends RequesterContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
