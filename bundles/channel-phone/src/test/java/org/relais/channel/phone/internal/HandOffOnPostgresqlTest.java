package org.relais.channel.phone.internal;

import org.relais.testkit.TestDatabase;

final class HandOffOnPostgresqlTest extends HandOffContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
