package org.relais.core.internal.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.relais.administration.AgentEdit;
import org.relais.administration.DepartmentEdit;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseView;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.directory.Department;
import org.relais.errors.ErrorCode;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.testkit.TestDatabase;
import org.relais.texts.LocalizedText;

/** A directory with an engine beneath on a database of its own, wiped after each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DirectoryContract {

    static final OptionalLong ANY = OptionalLong.empty();

    private final TestDatabase database = database();

    DeskFixture desk;
    DirectoryFixture node;

    abstract TestDatabase database();

    @BeforeEach
    void officeIsThere() {
        desk = new DeskFixture(database);
        desk.intakes.arrive(DeskFixture.counter());
        node = new DirectoryFixture(desk);
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

    CaseId open(String key) {
        return desk.receive(key, Map.of("subject", "Sujet " + key, "topic", "vaccination"))
                .intake()
                .cases()
                .get(0)
                .id();
    }

    /** A case of DPASS that this account has. */
    CaseId assigned(String key, Caller to) {
        CaseId id = open(key);
        run(OfficeFixture.DPASS, id, new CaseCommand.Assign(to.account()));
        return id;
    }

    CaseView run(Caller caller, CaseId id, CaseCommand command) {
        return desk.cases.execute(caller, id, OptionalLong.empty(), command);
    }

    CaseView read(CaseId id) {
        return desk.cases.get(OfficeFixture.SUPERVISOR, id);
    }

    static LocalizedText text(String text) {
        return new LocalizedText(text, text);
    }

    static DepartmentEdit department(String parent, String... aliases) {
        return new DepartmentEdit(
                Department.Kind.SERVICE, text("Service"), parent, List.of(aliases), false, null, null);
    }

    static DepartmentEdit closed(String successor) {
        return new DepartmentEdit(
                Department.Kind.DIRECTORATE, text("Fermé"), null, List.of(), true, successor, "réorganisation");
    }

    static AgentEdit skills(String... skills) {
        return new AgentEdit(null, null, null, List.of(), List.of(skills), List.of(), null);
    }

    /** Refused with this code, naming exactly these fields. */
    static RelaisException assertRefused(ErrorCode code, Executable call, String... pointers) {
        RelaisException refused = assertThrows(RelaisException.class, call);
        assertEquals(code, refused.code(), refused.getMessage());
        assertEquals(
                Arrays.asList(pointers),
                refused.errors().stream().map(FieldError::pointer).toList());
        return refused;
    }
}
