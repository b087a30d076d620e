package org.relais.core.internal.filters;

import org.relais.testkit.TestDatabase;

class SavedFilterOnDerbyTest extends SavedFilterContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
