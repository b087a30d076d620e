package org.relais.channel.phone.internal;

import org.relais.testkit.TestDatabase;

final class PhoneWorkOnPostgresqlTest extends PhoneWorkContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
