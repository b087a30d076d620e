package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class FormWorkOnDerbyTest extends FormWorkContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
