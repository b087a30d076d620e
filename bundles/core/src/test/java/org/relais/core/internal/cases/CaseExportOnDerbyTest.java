package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class CaseExportOnDerbyTest extends CaseExportContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
