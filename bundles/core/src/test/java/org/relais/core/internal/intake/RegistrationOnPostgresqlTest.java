package org.relais.core.internal.intake;

import org.relais.testkit.TestDatabase;

class RegistrationOnPostgresqlTest extends RegistrationContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
