package org.relais.core.internal.tasks;

import org.relais.testkit.TestDatabase;

class RecurringWorkOnPostgresqlTest extends RecurringWorkContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
