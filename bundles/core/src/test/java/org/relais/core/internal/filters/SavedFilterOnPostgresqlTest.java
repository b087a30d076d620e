package org.relais.core.internal.filters;

import org.relais.testkit.TestDatabase;

class SavedFilterOnPostgresqlTest extends SavedFilterContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
