package org.relais.core.internal.changes;

import org.relais.testkit.TestDatabase;

class OfficeJournalOnPostgresqlTest extends OfficeJournalContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
