package org.relais.service.desk.internal;

import org.relais.testkit.TestDatabase;

class RandomWorkOnDerbyTest extends RandomWorkContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
