package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class FormReadingOnDerbyTest extends FormReadingContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
