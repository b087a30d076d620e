package org.relais.core.internal.documents;

import org.relais.testkit.TestDatabase;

class DocumentOnDerbyTest extends DocumentContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
