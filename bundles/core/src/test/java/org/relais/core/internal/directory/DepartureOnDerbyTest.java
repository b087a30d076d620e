package org.relais.core.internal.directory;

import org.relais.testkit.TestDatabase;

class DepartureOnDerbyTest extends DepartureContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
