package org.relais.core.internal.tasks;

import org.relais.testkit.TestDatabase;

class TasksOnPostgresqlTest extends TasksContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
