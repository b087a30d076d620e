package org.relais.core.internal.documents;

import org.relais.testkit.TestDatabase;

class SealedContentOnDerbyTest extends SealedContentContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
