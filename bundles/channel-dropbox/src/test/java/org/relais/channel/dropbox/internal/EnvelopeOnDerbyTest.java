package org.relais.channel.dropbox.internal;

import org.relais.testkit.TestDatabase;

class EnvelopeOnDerbyTest extends EnvelopeContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.derby();
    }
}
