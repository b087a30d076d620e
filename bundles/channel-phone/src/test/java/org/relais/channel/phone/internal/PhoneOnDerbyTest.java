package org.relais.channel.phone.internal;

import org.relais.testkit.TestDatabase;

final class PhoneOnDerbyTest extends PhoneContract {

    @Override
    protected TestDatabase createDatabase() {
        return TestDatabase.derby();
    }
}
