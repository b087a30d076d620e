package org.relais.channel.phone.internal;

import org.relais.testkit.TestDatabase;

final class CallLogOnPostgresqlTest extends CallLogContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
