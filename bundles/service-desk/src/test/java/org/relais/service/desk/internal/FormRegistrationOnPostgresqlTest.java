package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class FormRegistrationOnPostgresqlTest extends FormRegistrationContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
