package org.relais.core.internal.documents;

import org.relais.testkit.TestDatabase;

class DocumentStorageOnPostgresqlTest extends DocumentStorageContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
