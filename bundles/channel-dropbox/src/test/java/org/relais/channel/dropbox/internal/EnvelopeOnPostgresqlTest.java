package org.relais.channel.dropbox.internal;

import org.relais.testkit.TestDatabase;

class EnvelopeOnPostgresqlTest extends EnvelopeContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.postgresql();
    }
}
