package org.relais.core.internal.calendar;

import org.relais.testkit.TestDatabase;

class DueDateRecalculationOnPostgresqlTest extends DueDateRecalculationContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
