package org.relais.service.claimforms.internal;

import org.relais.testkit.TestDatabase;

final class ClaimFormOnPostgresqlTest extends ClaimFormContract {

    @Override
    protected TestDatabase createDatabase() {
        return TestDatabase.postgresql();
    }
}
