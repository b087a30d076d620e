package org.relais.core.internal.documents;

import org.relais.testkit.TestDatabase;

class SealedContentOnPostgresqlTest extends SealedContentContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
