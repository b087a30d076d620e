package org.relais.core.internal.entity;

import org.relais.testkit.TestDatabase;

class NumberingOnDerbyTest extends NumberingContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
