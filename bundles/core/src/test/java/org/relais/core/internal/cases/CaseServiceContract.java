package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseErrors;
import org.relais.cases.CaseId;
import org.relais.cases.CaseLink;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseStatus;
import org.relais.cases.CaseSummary;
import org.relais.cases.CaseView;
import org.relais.cases.Journal;
import org.relais.cases.JournalEntry;
import org.relais.cases.LinkKind;
import org.relais.cases.Note;
import org.relais.cases.Page;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.errors.ErrorCode;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.figures.Dimension;
import org.relais.figures.Figures;
import org.relais.identity.Caller;
import org.relais.testkit.TestDatabase;

/** What the case engine promises, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CaseServiceContract {

    private final TestDatabase database = database();
    private DeskFixture desk;

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

    private CaseId open(String key, String topic) {
        return desk.receive(key, Map.of("subject", "Sujet " + key, "topic", topic))
                .intake()
                .cases()
                .get(0)
                .id();
    }

    private CaseView run(Caller caller, CaseId id, CaseCommand command) {
        return desk.cases.execute(caller, id, OptionalLong.empty(), command);
    }

    private static void assertRefused(
            ErrorCode code, @Nullable String pointer, org.junit.jupiter.api.function.Executable call) {
        RelaisException refused = assertThrows(RelaisException.class, call);
        assertEquals(code, refused.code(), refused.getMessage());
        if (pointer != null) {
            assertEquals(pointer, refused.errors().get(0).pointer());
        }
    }

    @Test
    void aCaseGoesFromIntakeToResolutionAndItsJournalTellsEverything() {
        CaseId id = open("k1", "vaccination");
        assertEquals(CaseStatus.TRIAGED, desk.cases.get(OfficeFixture.AGENT, id).status());
        run(OfficeFixture.DPASS, id, new CaseCommand.Assign("dpass"));
        run(OfficeFixture.DPASS, id, new CaseCommand.Start());
        CaseView resolved = run(OfficeFixture.DPASS, id, new CaseCommand.Resolve("ANSWERED", "Envoyé par courriel"));
        assertEquals(CaseStatus.RESOLVED, resolved.status());
        assertEquals("Envoyé par courriel", resolved.resolution().text());
        assertEquals(4, resolved.revision());
        CaseView closed = run(OfficeFixture.DPASS, id, new CaseCommand.Close());
        assertEquals(CaseStatus.CLOSED, closed.status());
        assertEquals(closed, desk.cases.get(OfficeFixture.DPASS, closed.reference()));

        Journal journal = desk.cases.journal(OfficeFixture.AGENT, id);
        assertTrue(journal.intact());
        assertEquals(
                List.of("open", "assign", "start", "resolve", "close"),
                journal.entries().stream().map(JournalEntry::action).toList());
        assertEquals(
                List.of("TRIAGED", "ASSIGNED"),
                journal.entries().get(1).changes().get("status"));
    }

    @Test
    void tamperingBehindTheBackOfRelaisShows() {
        CaseId id = open("k1", "vaccination");
        desk.unitOfWork.execute(() -> desk.persistence
                .entityManager("core")
                .createNativeQuery("update RELAIS_JOURNAL set ACTOR = 'nobody'")
                .executeUpdate());
        assertFalse(desk.cases.journal(OfficeFixture.AGENT, id).intact());
    }

    @Test
    void anActionThatMakesNoSenseNowIsRefusedWithThoseThatDo() {
        CaseId id = open("k1", "vaccination");
        RelaisException refused = assertThrows(
                RelaisException.class, () -> run(OfficeFixture.DPASS, id, new CaseCommand.Resolve("ANSWERED", "x")));
        assertEquals(CaseErrors.ACTION_NOT_ALLOWED, refused.code());
        assertEquals(
                List.of("triage", "transfer", "return", "assign", "cancel", "merge", "split", "link"),
                refused.members().get("allowedActions"));
    }

    @Test
    void aStaleRevisionChangesNothing() {
        CaseId id = open("k1", "vaccination");
        CaseCommand assign = new CaseCommand.Assign("dpass");
        desk.cases.execute(OfficeFixture.DPASS, id, OptionalLong.of(1), assign);
        assertRefused(
                CaseErrors.STALE_REVISION,
                null,
                () -> desk.cases.execute(OfficeFixture.DPASS, id, OptionalLong.of(1), assign));
        assertEquals(2, desk.cases.get(OfficeFixture.DPASS, id).revision());
    }

    @Test
    void twoWhoAssignAtTheSameRevisionCannotBothSucceed() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 5; round++) {
                CaseId id = open("round" + round, "vaccination");
                List<Future<Boolean>> attempts = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    Callable<Boolean> attempt = () -> assignAt(id, 1);
                    attempts.add(people.submit(attempt));
                }
                int succeeded = 0;
                for (Future<Boolean> attempt : attempts) {
                    succeeded += attempt.get() ? 1 : 0;
                }
                assertEquals(1, succeeded);
                assertTrue(desk.cases.journal(OfficeFixture.DPASS, id).intact());
            }
        } finally {
            people.shutdownNow();
        }
    }

    private boolean assignAt(CaseId id, long revision) {
        try {
            desk.cases.execute(OfficeFixture.DPASS, id, OptionalLong.of(revision), new CaseCommand.Assign("dpass"));
            return true;
        } catch (RelaisException refused) {
            assertEquals(CaseErrors.STALE_REVISION, refused.code());
            return false;
        }
    }

    @Test
    void waitingStopsTheClockAndResumingMovesTheDueDate() {
        CaseId id = open("k1", "vaccination");
        run(OfficeFixture.DPASS, id, new CaseCommand.Assign("dpass"));
        CaseView started = run(OfficeFixture.DPASS, id, new CaseCommand.Start());
        Instant until = desk.clock.instant().plus(Duration.ofDays(3));
        CaseView waiting = run(OfficeFixture.DPASS, id, new CaseCommand.Wait("certificat demandé", until));
        assertNull(waiting.dueAt());
        assertEquals(until, waiting.waitingUntil());
        desk.clock.advance(Duration.ofHours(30));
        assertFalse(desk.cases.get(OfficeFixture.DPASS, id).overdue());
        CaseView resumed = run(OfficeFixture.DPASS, id, new CaseCommand.Resume());
        assertEquals(started.dueAt().plus(Duration.ofHours(30)), resumed.dueAt());
        assertNull(resumed.waitingUntil());
        assertFalse(resumed.overdue());
        desk.clock.advance(Duration.ofHours(10));
        assertTrue(desk.cases.get(OfficeFixture.DPASS, id).overdue());
    }

    @Test
    void aTransferNamesAnExistingOtherDepartmentAndAReason() {
        CaseId id = open("k1", "vaccination");
        assertRefused(
                Errors.INVALID_REQUEST,
                "/department",
                () -> run(OfficeFixture.AGENT, id, new CaseCommand.Transfer("DPAS", "x")));
        assertRefused(
                Errors.INVALID_REQUEST,
                "/department",
                () -> run(OfficeFixture.AGENT, id, new CaseCommand.Transfer("dpass", "x")));
        assertRefused(
                Errors.INVALID_REQUEST,
                "/reason",
                () -> run(OfficeFixture.AGENT, id, new CaseCommand.Transfer("DEL", " ")));
        CaseView moved = run(OfficeFixture.AGENT, id, new CaseCommand.Transfer("DEFE", "ancien nom"));
        assertEquals("DEL", moved.department().value());
        assertEquals("del", moved.queue());
        assertRefused(Errors.FORBIDDEN, null, () -> run(OfficeFixture.DPASS, id, new CaseCommand.Assign("dpass")));
    }

    @Test
    void anotherTopicIsRoutedAgain() {
        CaseId id = open("k1", "vaccination");
        CaseView triaged = run(OfficeFixture.AGENT, id, new CaseCommand.Triage("employee-aid", null));
        assertEquals("DEL", triaged.department().value());
        assertEquals("topic-employee-aid", triaged.routing().rule());
    }

    @Test
    void whatADepartmentSendsBackIsAtTheDesk() {
        CaseId id = open("k1", "vaccination");
        CaseView back = run(OfficeFixture.DPASS, id, new CaseCommand.Return("pas pour nous"));
        assertEquals("DAJI", back.department().value());
        assertEquals("sent-back", back.routing().rule());
    }

    @Test
    void onlyAnAccountThatWorksCasesCanBeGivenOne() {
        CaseId id = open("k1", "vaccination");
        for (String account : List.of("nobody", "admin")) {
            assertRefused(
                    Errors.INVALID_REQUEST,
                    "/agent",
                    () -> run(OfficeFixture.DPASS, id, new CaseCommand.Assign(account)));
        }
    }

    @Test
    void whoeverWasGivenACaseOfAnotherDepartmentWorksIt() {
        CaseId id = open("k1", "vaccination");
        assertRefused(Errors.FORBIDDEN, null, () -> run(OfficeFixture.AGENT, id, new CaseCommand.Assign("agent")));
        run(OfficeFixture.DPASS, id, new CaseCommand.Assign("agent"));
        assertEquals(
                CaseStatus.IN_PROGRESS,
                run(OfficeFixture.AGENT, id, new CaseCommand.Start()).status());
    }

    @Test
    void aResolutionIsOneOfTheOffices() {
        CaseId id = open("k1", "vaccination");
        run(OfficeFixture.DPASS, id, new CaseCommand.Assign("dpass"));
        run(OfficeFixture.DPASS, id, new CaseCommand.Start());
        assertRefused(
                Errors.INVALID_REQUEST,
                "/code",
                () -> run(OfficeFixture.DPASS, id, new CaseCommand.Resolve("FINISHED", "x")));
        assertRefused(
                Errors.INVALID_REQUEST,
                "/text",
                () -> run(OfficeFixture.DPASS, id, new CaseCommand.Resolve("DONE", "")));
    }

    @Test
    void aReopenedCaseHasNeitherResolutionNorOwner() {
        CaseId id = open("k1", "vaccination");
        run(OfficeFixture.DPASS, id, new CaseCommand.Assign("dpass"));
        run(OfficeFixture.DPASS, id, new CaseCommand.Start());
        run(OfficeFixture.DPASS, id, new CaseCommand.Resolve("DONE", "fait"));
        CaseView reopened = run(OfficeFixture.DPASS, id, new CaseCommand.Reopen("rappel de l'usager"));
        assertEquals(CaseStatus.REOPENED, reopened.status());
        assertNull(reopened.assignee());
        assertNull(reopened.resolution());
        assertTrue(reopened.allowedActions().contains(CaseAction.ASSIGN));
    }

    @Test
    void aNoteIsKeptAndJournaledWithoutItsText() {
        CaseId id = open("k1", "vaccination");
        Note note = desk.cases.addNote(OfficeFixture.AGENT, id, "Rappeler après 15 h", Note.Visibility.INTERNAL);
        assertEquals("agent", note.author());
        assertEquals(1, desk.count("RELAIS_NOTE"));
        Journal journal = desk.cases.journal(OfficeFixture.AGENT, id);
        assertTrue(journal.intact());
        assertEquals("note", journal.entries().get(1).action());
        assertRefused(
                Errors.INVALID_REQUEST,
                "/text",
                () -> desk.cases.addNote(OfficeFixture.AGENT, id, "", Note.Visibility.INTERNAL));
    }

    @Test
    void onlyWhoeverHasToDoWithACaseWritesOnIt() {
        CaseId id = open("k1", "vaccination");
        assertRefused(
                Errors.FORBIDDEN,
                null,
                () -> desk.cases.addNote(OfficeFixture.DEL, id, "pas à nous", Note.Visibility.INTERNAL));
        assertEquals(0, desk.count("RELAIS_NOTE"));
    }

    @Test
    void manyWhoWriteAtOnceAllSucceedAndTheJournalIsIntactWheneverItIsRead() throws Exception {
        CaseId id = open("k1", "vaccination");
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String text = "note " + i;
                Callable<Boolean> write = () -> desk.cases
                        .addNote(OfficeFixture.DPASS, id, text, Note.Visibility.INTERNAL)
                        .text()
                        .equals(text);
                Callable<Boolean> read =
                        () -> desk.cases.journal(OfficeFixture.DPASS, id).intact();
                answers.add(people.submit(write));
                answers.add(people.submit(read));
            }
            for (Future<Boolean> answer : answers) {
                assertTrue(answer.get());
            }
        } finally {
            people.shutdownNow();
        }
        assertEquals(41, desk.cases.journal(OfficeFixture.DPASS, id).entries().size());
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        for (int i = 0; i < 3; i++) {
            open("k" + i, "vaccination");
        }
        String cursor =
                search(CaseQuery.Sort.RECEIVED_DESCENDING, 1, null, null, null).next();
        assertRefused(
                Errors.INVALID_REQUEST, "/cursor", () -> search(CaseQuery.Sort.DUE_ASCENDING, 1, cursor, null, null));
        assertRefused(
                Errors.INVALID_REQUEST,
                "/cursor",
                () -> search(CaseQuery.Sort.RECEIVED_DESCENDING, 1, cursor, "DPASS", null));
        assertEquals(
                1,
                search(CaseQuery.Sort.RECEIVED_DESCENDING, 1, cursor, null, null)
                        .items()
                        .size());
    }

    @Test
    void pagesFollowEachOtherWithoutSkippingOrRepeatingInEveryOrder() {
        for (int i = 0; i < 25; i++) {
            open("k" + i, i % 2 == 0 ? "vaccination" : "employee-aid");
            if (i % 3 == 0) {
                desk.clock.advance(Duration.ofMinutes(1));
            }
        }
        for (CaseQuery.Sort sort : CaseQuery.Sort.values()) {
            List<CaseId> seen = new ArrayList<>();
            String cursor = null;
            do {
                Page<CaseSummary> page = search(sort, 7, cursor, null, null);
                assertEquals(new Page.Total(25, true), page.total());
                page.items().forEach(item -> seen.add(item.id()));
                cursor = page.next();
            } while (cursor != null);
            assertEquals(25, seen.size(), sort.name());
            assertEquals(25, new HashSet<>(seen).size(), sort.name());
        }
        assertEquals(
                13,
                search(CaseQuery.Sort.DUE_ASCENDING, 50, null, "DPASS", null)
                        .items()
                        .size());
        assertRefused(
                Errors.INVALID_REQUEST,
                "/cursor",
                () -> search(CaseQuery.Sort.DUE_ASCENDING, 7, "nonsense", null, null));
    }

    @Test
    void casesAreFoundByWordsWithoutAccentsOrOrder() {
        desk.receive("a", Map.of("subject", "Certificat de vaccination non reçu à Païta"));
        desk.receive("b", Map.of("subject", "Bourse d'études"));
        Page<CaseSummary> found = search(CaseQuery.Sort.RECEIVED_DESCENDING, 20, null, null, "PAITA recu");
        assertEquals(1, found.items().size());
        assertEquals(
                0,
                search(CaseQuery.Sort.RECEIVED_DESCENDING, 20, null, null, "paita bourse")
                        .items()
                        .size());
    }

    private Page<CaseSummary> search(
            CaseQuery.Sort sort,
            int limit,
            @Nullable String cursor,
            @Nullable String department,
            @Nullable String text) {
        Set<CaseStatus> open = Set.of(
                CaseStatus.RECEIVED,
                CaseStatus.TRIAGED,
                CaseStatus.ASSIGNED,
                CaseStatus.IN_PROGRESS,
                CaseStatus.WAITING,
                CaseStatus.REOPENED);
        return desk.cases.search(
                OfficeFixture.AGENT,
                new CaseQuery(open, department, null, null, null, null, null, null, text, sort, limit, cursor));
    }

    @Test
    void concurrentClaimsGiveEachCaseToOnePersonAndTellTheOthersThatNothingIsLeft() throws Exception {
        for (int i = 0; i < 20; i++) {
            open("k" + i, "vaccination");
        }
        ExecutorService people = Executors.newFixedThreadPool(8);
        Set<CaseId> claimed = new HashSet<>();
        int empty = 0;
        try {
            List<Future<Optional<CaseView>>> claims = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Callable<Optional<CaseView>> claim = () -> desk.queues.claim(OfficeFixture.DPASS, "dpass");
                claims.add(people.submit(claim));
            }
            for (Future<Optional<CaseView>> claim : claims) {
                Optional<CaseView> answer = claim.get();
                if (answer.isPresent()) {
                    assertTrue(claimed.add(answer.get().id()), "claimed twice");
                    assertEquals("dpass", answer.get().assignee());
                } else {
                    empty++;
                }
            }
        } finally {
            people.shutdownNow();
        }
        assertEquals(20, claimed.size());
        assertEquals(20, empty);
        assertEquals(20, desk.queues.list(OfficeFixture.DPASS).get(1).open());
    }

    @Test
    void figuresCountEveryContactOnTheDayOfTheOffice() {
        desk.receive("a", Map.of("subject", "s", "topic", "vaccination", "at", "2021-09-06T23:59:00Z"));
        desk.receive("b", Map.of("subject", "s", "topic", "vaccination", "at", "2021-09-07T00:01:00Z", "matters", 0));
        desk.receive("c", Map.of("subject", "s", "topic", "employee-aid", "at", "2021-09-07T13:00:00Z"));
        LocalDate seventh = LocalDate.of(2021, 9, 7);
        Figures byDay = desk.figures.count(OfficeFixture.AGENT, seventh, seventh.plusDays(1), Dimension.DAY);
        assertEquals(3, byDay.contacts());
        assertEquals(
                List.of(new Figures.Item("2021-09-07", 2, 1), new Figures.Item("2021-09-08", 1, 1)), byDay.items());
        Figures byTopic = desk.figures.count(OfficeFixture.AGENT, seventh, seventh, Dimension.TOPIC);
        assertEquals(List.of(new Figures.Item("vaccination", 2, 1)), byTopic.items());
        assertNotNull(byTopic.zone());
    }

    @Test
    void aMergedCaseEndsInFavourOfTheOtherAndStandsExactlyAsBeforeOnceUnmerged() {
        CaseId one = open("k1", "vaccination");
        CaseId other = open("k2", "vaccination");
        CaseView before = run(OfficeFixture.DPASS, one, new CaseCommand.Assign("dpass"));
        CaseView merged = run(OfficeFixture.DPASS, one, new CaseCommand.Merge(other));
        assertEquals(CaseStatus.CLOSED, merged.status());
        assertEquals("DUPLICATE", merged.resolution().code());
        assertEquals(desk.cases.get(OfficeFixture.DPASS, other).reference(), merged.mergedInto());
        assertEquals(List.of(CaseAction.UNMERGE), merged.allowedActions());
        assertRefused(
                CaseErrors.ACTION_NOT_ALLOWED, null, () -> run(OfficeFixture.DPASS, other, new CaseCommand.Merge(one)));
        CaseView unmerged = run(OfficeFixture.DPASS, one, new CaseCommand.Unmerge("deux personnes"));
        assertEquals(withRevision(before, unmerged.revision()), unmerged);
        for (CaseId id : List.of(one, other)) {
            Journal journal = desk.cases.journal(OfficeFixture.DPASS, id);
            assertTrue(journal.intact());
            List<String> actions =
                    journal.entries().stream().map(JournalEntry::action).toList();
            assertTrue(actions.containsAll(List.of("merge", "unmerge")), actions.toString());
        }
    }

    @Test
    void aCaseCannotBeMergedIntoItselfOrIntoOneThatIsOver() {
        CaseId one = open("k1", "vaccination");
        CaseId over = open("k2", "vaccination");
        run(OfficeFixture.DPASS, over, new CaseCommand.Cancel("retiré"));
        assertRefused(Errors.INVALID_REQUEST, "/into", () -> run(OfficeFixture.DPASS, one, new CaseCommand.Merge(one)));
        assertRefused(
                CaseErrors.ACTION_NOT_ALLOWED, null, () -> run(OfficeFixture.DPASS, one, new CaseCommand.Merge(over)));
        assertEquals(1, desk.cases.get(OfficeFixture.DPASS, one).revision());
    }

    @Test
    void aSecondMatterBecomesACaseOfItsOwnTiedToTheFirst() {
        CaseId first = open("k1", "vaccination");
        CaseView second =
                run(OfficeFixture.DPASS, first, new CaseCommand.Split("Aide demandée aussi", null, "employee-aid"));
        assertEquals("DEL", second.department().value());
        assertEquals(
                List.of(new CaseLink(LinkKind.RELATED, second.reference())),
                desk.cases.get(OfficeFixture.DPASS, first).links());
        assertEquals(2, desk.count("RELAIS_CASE"));
        assertEquals(1, desk.count("RELAIS_CONTACT"));
    }

    @Test
    void tiesNeverCloseACircle() {
        CaseId a = open("a", "vaccination");
        CaseId b = open("b", "vaccination");
        CaseId c = open("c", "vaccination");
        run(OfficeFixture.DPASS, a, new CaseCommand.Link(b, LinkKind.FOLLOWS));
        run(OfficeFixture.DPASS, b, new CaseCommand.Link(c, LinkKind.FOLLOWS));
        assertRefused(
                Errors.INVALID_REQUEST,
                "/to",
                () -> run(OfficeFixture.DPASS, c, new CaseCommand.Link(a, LinkKind.FOLLOWS)));
        run(OfficeFixture.DPASS, c, new CaseCommand.Link(a, LinkKind.RELATED));
        CaseView again = run(OfficeFixture.DPASS, c, new CaseCommand.Link(a, LinkKind.RELATED));
        assertEquals(1, again.links().size());
        assertEquals(2, again.revision());
    }

    private static CaseView withRevision(CaseView view, long revision) {
        return new CaseView(
                view.id(),
                view.reference(),
                view.status(),
                view.subject(),
                view.description(),
                view.topic(),
                view.channel(),
                view.site(),
                view.priority(),
                view.requester(),
                view.commune(),
                view.department(),
                view.queue(),
                view.assignee(),
                view.receivedAt(),
                view.dueAt(),
                view.waitingUntil(),
                view.overdue(),
                view.routing(),
                view.resolution(),
                view.mergedInto(),
                view.links(),
                view.allowedActions(),
                revision);
    }

    @Test
    void nobodyReadsACaseWithoutTheRight() {
        CaseId id = open("k1", "vaccination");
        assertRefused(Errors.FORBIDDEN, null, () -> desk.cases.get(OfficeFixture.ADMIN, id));
    }
}
