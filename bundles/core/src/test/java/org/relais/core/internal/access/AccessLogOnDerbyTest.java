package org.relais.core.internal.access;

import org.relais.testkit.TestDatabase;

class AccessLogOnDerbyTest extends AccessLogContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
