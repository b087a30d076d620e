package org.relais.core.internal.tasks;

import org.relais.testkit.TestDatabase;

class TasksOnDerbyTest extends TasksContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
