package org.relais.example.channel.internal;

import org.relais.testkit.TestDatabase;

final class SuggestionsOnPostgresqlTest extends SuggestionsContract {

    @Override
    protected TestDatabase createDatabase() {
        return TestDatabase.postgresql();
    }
}
