package org.relais.channel.phone.internal;

import org.relais.testkit.TestDatabase;

final class HandOffOnDerbyTest extends HandOffContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
