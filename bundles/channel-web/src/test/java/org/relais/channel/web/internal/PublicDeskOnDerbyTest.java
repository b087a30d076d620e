package org.relais.channel.web.internal;

import org.relais.testkit.TestDatabase;

class PublicDeskOnDerbyTest extends PublicDeskContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
