package org.relais.service.claimforms.internal.mutuals;

import org.relais.testkit.TestDatabase;

class MutualsOnPostgresqlTest extends MutualsContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.postgresql();
    }
}
