package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class FormReadingOnPostgresqlTest extends FormReadingContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
