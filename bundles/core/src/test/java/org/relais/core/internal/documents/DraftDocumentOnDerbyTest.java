package org.relais.core.internal.documents;

import org.relais.testkit.TestDatabase;

class DraftDocumentOnDerbyTest extends DraftDocumentContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
