package org.relais.channel.phone.internal;

import org.relais.testkit.TestDatabase;

final class CallLogOnDerbyTest extends CallLogContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
