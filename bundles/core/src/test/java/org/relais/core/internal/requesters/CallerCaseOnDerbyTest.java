package org.relais.core.internal.requesters;

import org.relais.testkit.TestDatabase;

class CallerCaseOnDerbyTest extends CallerCaseContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
