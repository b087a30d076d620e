package org.relais.core.internal.documents;

import org.relais.testkit.TestDatabase;

class CaseDocumentOnDerbyTest extends CaseDocumentContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
