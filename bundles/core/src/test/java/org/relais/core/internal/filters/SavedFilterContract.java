package org.relais.core.internal.filters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.relais.cases.CaseErrors;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.entity.JpaSavedFilterStore;
import org.relais.directory.DepartmentId;
import org.relais.errors.ErrorCode;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.filters.SavedFilter;
import org.relais.filters.SavedFilter.Sharing;
import org.relais.filters.SavedFilters.NewFilter;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.testkit.TestDatabase;

/** What saved filters promise, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SavedFilterContract {

    private static final Caller COLLEAGUE =
            new Caller("dpass2", Set.of(Role.DEPARTMENT_MEMBER), new DepartmentId("DPASS"));
    private static final Map<String, String> OVERDUE =
            Map.of("status", "OPEN", "department", "DPASS", "overdue", "true");

    private final TestDatabase database = database();
    private DeskFixture desk;
    private ValidatedSavedFilters filters;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        desk = new DeskFixture(database);
        filters = new ValidatedSavedFilters(
                desk.unitOfWork,
                new JpaSavedFilterStore(desk.persistence.entityManager("core")),
                desk.office,
                desk.permissions);
    }

    @AfterEach
    void close() {
        desk.wipeAndClose();
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    @Test
    void whatIsSavedCompletesAListAndWhatIsGivenBesideItIsStronger() {
        SavedFilter saved = save(OfficeFixture.DPASS, "En retard", Sharing.PRIVATE);
        assertEquals(saved, filters.get(OfficeFixture.DPASS, saved.id()));
        assertEquals(
                Map.of("status", "WAITING", "department", "DPASS", "overdue", "true", "limit", "5"),
                filters.apply(
                        OfficeFixture.DPASS,
                        Map.of("filter", saved.id().toString(), "status", "WAITING", "limit", "5")));
        assertEquals(Map.of("limit", "5"), filters.apply(OfficeFixture.DPASS, Map.of("limit", "5")));
    }

    @Test
    void aFilterIsSeenByThoseItIsSharedWithAndChangedByItsOwnerAlone() {
        SavedFilter own = save(OfficeFixture.DPASS, "A", Sharing.PRIVATE);
        SavedFilter ours = save(OfficeFixture.DPASS, "B", Sharing.DEPARTMENT);
        SavedFilter everybodys = save(OfficeFixture.DPASS, "C", Sharing.OFFICE);
        assertEquals(List.of(own, ours, everybodys), filters.list(OfficeFixture.DPASS));
        assertEquals(List.of(ours, everybodys), filters.list(COLLEAGUE));
        assertEquals(List.of(everybodys), filters.list(OfficeFixture.DEL));
        assertRefused(Errors.NOT_FOUND, () -> filters.get(COLLEAGUE, own.id()));
        assertRefused(Errors.NOT_FOUND, () -> filters.delete(OfficeFixture.DEL, ours.id()));
        assertRefused(
                Errors.NOT_FOUND,
                () -> filters.apply(
                        OfficeFixture.DEL, Map.of("filter", ours.id().toString())));
        assertRefused(Errors.NOT_FOUND, () -> filters.apply(OfficeFixture.DEL, Map.of("filter", "mine")));
        assertRefused(Errors.FORBIDDEN, () -> filters.delete(COLLEAGUE, ours.id()));
        assertRefused(
                Errors.FORBIDDEN,
                () -> filters.change(
                        COLLEAGUE, ours.id(), new NewFilter("D", Sharing.PRIVATE, Map.of()), OptionalLong.empty()));
        filters.delete(OfficeFixture.DPASS, ours.id());
        assertEquals(List.of(everybodys), filters.list(COLLEAGUE));
    }

    @Test
    void aFilterChangesOnlyAsItWasSeen() {
        SavedFilter first = save(OfficeFixture.DPASS, "A", Sharing.PRIVATE);
        NewFilter changed = new NewFilter("A bis", Sharing.OFFICE, Map.of("q", "vaccin"));
        SavedFilter second =
                filters.change(OfficeFixture.DPASS, first.id(), changed, OptionalLong.of(first.revision()));
        assertEquals(first.revision() + 1, second.revision());
        assertEquals(second, filters.get(OfficeFixture.DPASS, first.id()));
        assertRefused(
                CaseErrors.STALE_REVISION,
                () -> filters.change(OfficeFixture.DPASS, first.id(), changed, OptionalLong.of(first.revision())));
    }

    @Test
    void whatTheListWouldRefuseIsNotKept() {
        RelaisException refused = assertThrows(
                RelaisException.class,
                () -> filters.save(
                        OfficeFixture.DPASS,
                        new NewFilter("A", Sharing.PRIVATE, Map.of("status", "LOST", "colour", "red"))));
        assertEquals(
                Set.of("/parameters/status", "/parameters/colour"),
                Set.copyOf(refused.errors().stream().map(FieldError::pointer).toList()));
        assertRefused(
                Errors.INVALID_REQUEST,
                () -> filters.save(OfficeFixture.DPASS, new NewFilter("A", Sharing.PRIVATE, Map.of("cursor", "abc"))));
        assertRefused(
                Errors.INVALID_REQUEST,
                () -> filters.save(
                        OfficeFixture.DPASS, new NewFilter("A", Sharing.PRIVATE, Map.of("assignee", "a".repeat(201)))));
        assertEquals(0, desk.count("RELAIS_SAVED_FILTER"));
    }

    @Test
    void twoFiltersOfOneOwnerHaveTwoNames() {
        save(OfficeFixture.DPASS, "A", Sharing.PRIVATE);
        SavedFilter other = save(OfficeFixture.DPASS, "B", Sharing.PRIVATE);
        save(OfficeFixture.DEL, "A", Sharing.PRIVATE);
        assertRefused(Errors.INVALID_REQUEST, () -> save(OfficeFixture.DPASS, "A", Sharing.PRIVATE));
        assertRefused(
                Errors.INVALID_REQUEST,
                () -> filters.change(
                        OfficeFixture.DPASS,
                        other.id(),
                        new NewFilter("A", Sharing.PRIVATE, OVERDUE),
                        OptionalLong.empty()));
        assertEquals(3, desk.count("RELAIS_SAVED_FILTER"));
    }

    private SavedFilter save(Caller owner, String name, Sharing sharing) {
        return filters.save(owner, new NewFilter(name, sharing, OVERDUE));
    }

    private static void assertRefused(ErrorCode code, Executable call) {
        assertEquals(code, assertThrows(RelaisException.class, call).code());
    }
}
