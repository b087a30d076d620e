package org.relais.core.internal.documents;

import org.relais.testkit.TestDatabase;

class DraftDocumentOnPostgresqlTest extends DraftDocumentContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
