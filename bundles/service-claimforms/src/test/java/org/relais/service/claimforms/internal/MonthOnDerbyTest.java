package org.relais.service.claimforms.internal;

import org.relais.testkit.TestDatabase;

class MonthOnDerbyTest extends MonthContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.derby();
    }
}
