package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class IntakeWorklistOnPostgresqlTest extends IntakeWorklistContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
