package org.relais.channel.phone.internal;

import org.relais.testkit.TestDatabase;

final class PhoneOnPostgresqlTest extends PhoneContract {

    @Override
    protected TestDatabase createDatabase() {
        return TestDatabase.postgresql();
    }
}
