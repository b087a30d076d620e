package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseView;
import org.relais.core.internal.DeskFixture;
import org.relais.errors.ErrorCode;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.testkit.TestDatabase;

/** The engine on a database of its own, wiped after each test, and what the contracts on it share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EngineContract {

    private final TestDatabase database = database();

    DeskFixture desk;

    abstract TestDatabase database();

    @BeforeEach
    void counterIsThere() {
        desk = new DeskFixture(database);
        desk.intakes.arrive(DeskFixture.counter());
    }

    @AfterEach
    void nothingIsLeftBorrowed() {
        desk.wipeAndClose();
        assertEquals(0, database.activeConnections());
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    /** Another start on the same database. */
    DeskFixture again() {
        return new DeskFixture(database);
    }

    CaseId open(String key, String topic) {
        return desk.receive(key, Map.of("subject", "Sujet " + key, "topic", topic))
                .intake()
                .cases()
                .get(0)
                .id();
    }

    CaseView run(Caller caller, CaseId id, CaseCommand command) {
        return desk.cases.execute(caller, id, OptionalLong.empty(), command);
    }

    static void assertRefused(
            ErrorCode code, @Nullable String pointer, org.junit.jupiter.api.function.Executable call) {
        RelaisException refused = assertThrows(RelaisException.class, call);
        assertEquals(code, refused.code(), refused.getMessage());
        if (pointer != null) {
            assertEquals(pointer, refused.errors().get(0).pointer());
        }
    }
}
