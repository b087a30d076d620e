package org.relais.core.internal.changes;

import org.relais.testkit.TestDatabase;

class OfficeJournalOnDerbyTest extends OfficeJournalContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
