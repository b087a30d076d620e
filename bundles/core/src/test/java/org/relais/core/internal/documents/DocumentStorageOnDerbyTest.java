package org.relais.core.internal.documents;

import org.relais.testkit.TestDatabase;

class DocumentStorageOnDerbyTest extends DocumentStorageContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
