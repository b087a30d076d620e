package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class FormWorkOnPostgresqlTest extends FormWorkContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
