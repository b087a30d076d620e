package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class DisclosureOnDerbyTest extends DisclosureContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
