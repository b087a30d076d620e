package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class RegistrationOnDerbyTest extends RegistrationContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
