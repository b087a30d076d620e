package org.relais.core.internal.calendar;

import org.relais.testkit.TestDatabase;

class CalendarEditOnPostgresqlTest extends CalendarEditContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
