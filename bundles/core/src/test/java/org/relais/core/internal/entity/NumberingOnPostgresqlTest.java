package org.relais.core.internal.entity;

import org.relais.testkit.TestDatabase;

class NumberingOnPostgresqlTest extends NumberingContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
