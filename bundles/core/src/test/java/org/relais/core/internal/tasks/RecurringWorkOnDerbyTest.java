package org.relais.core.internal.tasks;

import org.relais.testkit.TestDatabase;

class RecurringWorkOnDerbyTest extends RecurringWorkContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
