package org.relais.core.internal.cases;

import org.relais.testkit.TestDatabase;

class BulkActionOnDerbyTest extends BulkActionContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
