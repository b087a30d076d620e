package org.relais.channel.phone.internal;

import org.relais.testkit.TestDatabase;

final class CallbackOnDerbyTest extends CallbackContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
