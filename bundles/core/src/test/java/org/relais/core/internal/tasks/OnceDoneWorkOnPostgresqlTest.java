package org.relais.core.internal.tasks;

import org.relais.testkit.TestDatabase;

class OnceDoneWorkOnPostgresqlTest extends OnceDoneWorkContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
