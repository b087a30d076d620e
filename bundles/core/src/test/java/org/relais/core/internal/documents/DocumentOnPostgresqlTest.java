package org.relais.core.internal.documents;

import org.relais.testkit.TestDatabase;

class DocumentOnPostgresqlTest extends DocumentContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
