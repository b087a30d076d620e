package org.relais.channel.phone.internal;

import org.relais.testkit.TestDatabase;

final class PhoneWorkOnDerbyTest extends PhoneWorkContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
