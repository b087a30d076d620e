package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseErrors;
import org.relais.cases.CaseId;
import org.relais.cases.CaseNotes.NewNote;
import org.relais.cases.CaseStatus;
import org.relais.cases.CaseView;
import org.relais.cases.Journal;
import org.relais.cases.JournalEntry;
import org.relais.cases.Note;
import org.relais.core.internal.OfficeFixture;
import org.relais.errors.Errors;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.RelaisException;

/** What working a case promises, on a real database. */
abstract class CaseWorkContract extends EngineContract {

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
    void anActionThatMakesNoSenseNowIsRefusedWithThoseThatDo() {
        CaseId id = open("k1", "vaccination");
        RelaisException refused = assertThrows(
                RelaisException.class, () -> run(OfficeFixture.DPASS, id, new CaseCommand.Resolve("ANSWERED", "x")));
        assertEquals(CaseErrors.ACTION_NOT_ALLOWED, refused.code());
        assertEquals(
                List.of("triage", "transfer", "return", "assign", "cancel", "merge", "split", "link", "prioritise"),
                refused.members().get("allowedActions"));
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
        Note note = desk.notes.write(OfficeFixture.AGENT, id, inside("Rappeler après 15 h"), null);
        assertEquals("agent", note.author());
        assertEquals(1, desk.count("RELAIS_NOTE"));
        Journal journal = desk.cases.journal(OfficeFixture.AGENT, id);
        assertTrue(journal.intact());
        assertEquals("note", journal.entries().get(1).action());
        assertRefused(
                Errors.INVALID_REQUEST, "/text", () -> desk.notes.write(OfficeFixture.AGENT, id, inside(""), null));
    }

    @Test
    void aNoteSentAgainWithItsKeyIsWrittenOnce() {
        CaseId id = open("k1", "vaccination");
        CaseId other = open("k2", "vaccination");
        IdempotencyKey key = new IdempotencyKey("note-1");
        Note first = desk.notes.write(OfficeFixture.AGENT, id, inside("Rappeler"), key);
        assertEquals(first, desk.notes.write(OfficeFixture.AGENT, id, inside("Rappeler"), key));
        assertRefused(
                Errors.IDEMPOTENCY_KEY_REUSED,
                null,
                () -> desk.notes.write(OfficeFixture.AGENT, id, inside("Autre chose"), key));
        assertNotEquals(
                first.id(),
                desk.notes
                        .write(OfficeFixture.AGENT, other, inside("Rappeler"), key)
                        .id());
        assertNotEquals(
                first.id(),
                desk.notes
                        .write(OfficeFixture.SUPERVISOR, id, inside("Rappeler"), key)
                        .id());
        assertEquals(3, desk.count("RELAIS_NOTE"));
        assertEquals(2, desk.notes.list(OfficeFixture.AGENT, id, null).size());
    }

    @Test
    void theCitizensNotesCanBeToldFromThoseForTheInside() {
        CaseId id = open("k1", "vaccination");
        desk.notes.write(OfficeFixture.AGENT, id, inside("Très fâché"), null);
        Note open = desk.notes.write(
                OfficeFixture.AGENT, id, new NewNote("Envoyez le certificat", Note.Visibility.REQUESTER), null);
        assertEquals(List.of(open), desk.notes.list(OfficeFixture.AGENT, id, Note.Visibility.REQUESTER));
    }

    private static NewNote inside(String text) {
        return new NewNote(text, Note.Visibility.INTERNAL);
    }

    @Test
    void onlyWhoeverHasToDoWithACaseWritesOnIt() {
        CaseId id = open("k1", "vaccination");
        assertRefused(
                Errors.FORBIDDEN, null, () -> desk.notes.write(OfficeFixture.DEL, id, inside("pas à nous"), null));
        assertEquals(0, desk.count("RELAIS_NOTE"));
    }

    @Test
    void nobodyReadsACaseWithoutTheRight() {
        CaseId id = open("k1", "vaccination");
        assertRefused(Errors.FORBIDDEN, null, () -> desk.cases.get(OfficeFixture.ADMIN, id));
    }
}
