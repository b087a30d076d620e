package org.relais.core.internal.documents;

import org.relais.testkit.TestDatabase;

class CaseDocumentOnPostgresqlTest extends CaseDocumentContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
