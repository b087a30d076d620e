package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class PurgedFormOnPostgresqlTest extends PurgedFormContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
