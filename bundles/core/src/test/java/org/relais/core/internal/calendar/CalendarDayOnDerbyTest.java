package org.relais.core.internal.calendar;

import org.relais.testkit.TestDatabase;

class CalendarDayOnDerbyTest extends CalendarDayContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
