package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class SubmissionScreenOnDerbyTest extends SubmissionScreenContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
