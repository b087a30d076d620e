package org.relais.service.claimforms.internal.mutuals;

import org.relais.testkit.TestDatabase;

class MutualsOnDerbyTest extends MutualsContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.derby();
    }
}
