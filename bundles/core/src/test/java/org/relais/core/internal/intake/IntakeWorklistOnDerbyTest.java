package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class IntakeWorklistOnDerbyTest extends IntakeWorklistContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
