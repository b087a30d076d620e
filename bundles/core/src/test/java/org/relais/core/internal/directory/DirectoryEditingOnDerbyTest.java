package org.relais.core.internal.directory;

import org.relais.testkit.TestDatabase;

class DirectoryEditingOnDerbyTest extends DirectoryEditingContract {

    @Override
    TestDatabase database() {
        return TestDatabase.derby();
    }
}
