package org.relais.core.internal.calendar;

import org.relais.testkit.TestDatabase;

class DueDateRecalculationOnDerbyTest extends DueDateRecalculationContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
