package org.relais.core.internal.calendar;

import org.relais.testkit.TestDatabase;

class CalendarDayOnPostgresqlTest extends CalendarDayContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
