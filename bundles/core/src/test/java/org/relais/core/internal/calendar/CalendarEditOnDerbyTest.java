package org.relais.core.internal.calendar;

import org.relais.testkit.TestDatabase;

class CalendarEditOnDerbyTest extends CalendarEditContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
