package org.relais.core.internal.tasks;

import org.relais.testkit.TestDatabase;

class OnceDoneWorkOnDerbyTest extends OnceDoneWorkContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
