package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class SubmissionScreenOnPostgresqlTest extends SubmissionScreenContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
