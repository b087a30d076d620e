package org.relais.core.internal.directory;

import org.relais.testkit.TestDatabase;

class DirectoryEditingOnPostgresqlTest extends DirectoryEditingContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
