package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class FormRegistrationOnDerbyTest extends FormRegistrationContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
