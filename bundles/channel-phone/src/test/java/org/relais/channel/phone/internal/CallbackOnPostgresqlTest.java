package org.relais.channel.phone.internal;

import org.relais.testkit.TestDatabase;

final class CallbackOnPostgresqlTest extends CallbackContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
