package org.relais.core.internal.queues;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseView;
import org.relais.cases.JournalEntry;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.directory.Confidentiality;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.queues.AssignmentPolicy;
import org.relais.queues.QueueEdit;
import org.relais.queues.QueueSettings;
import org.relais.queues.QueueView;
import org.relais.testkit.TestDatabase;

/** How work comes into queues and out of them again, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HandOutContract {

    private static final Caller SUPERVISOR = OfficeFixture.SUPERVISOR;

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

    @Test
    void aCaseIsPutIntoAQueueOfItsDepartmentByHandAndNoOther() {
        desk.people.team("night-desk", "DPASS");
        CaseId id = open("a", "vaccination");
        CaseView moved = run(id, new CaseCommand.Transfer("DPASS", "night-desk", "la nuit"));
        assertEquals("night-desk", moved.queue());
        assertRefused("/queue", id, new CaseCommand.Transfer("DPASS", "night-desk", "encore"));
        assertRefused("/queue", id, new CaseCommand.Transfer("DEL", "night-desk", "ailleurs"));
        assertRefused("/queue", id, new CaseCommand.Triage(null, null, "supervisors"));
        assertRefused("/department", id, new CaseCommand.Transfer("DPASS", "sans file"));
        assertEquals(
                "dpass", run(id, new CaseCommand.Triage(null, null, "dpass")).queue());
        assertEquals(
                "night-desk",
                run(id, new CaseCommand.Triage("vaccination", "DPASS", "night-desk"))
                        .queue());
    }

    @Test
    void casesOfATeamThatIsNoMoreAreWithTheirDepartmentAndWhoHasThemKeepsThem() {
        desk.people.team("night-desk", "DPASS");
        CaseId waiting = open("a", "vaccination");
        CaseId had = open("b", "vaccination");
        List.of(waiting, had).forEach(id -> run(id, new CaseCommand.Transfer("DPASS", "night-desk", "la nuit")));
        run(had, new CaseCommand.Assign("dpass"));
        desk.people.noTeam("night-desk");

        desk.assignmentRound.run(desk.clock.instant());

        assertEquals("dpass", view(had).queue());
        assertEquals("dpass", view(had).assignee());
        assertEquals(2, queue(OfficeFixture.DPASS, "dpass").open());
        List<JournalEntry> journal = desk.cases.journal(SUPERVISOR, waiting).entries();
        JournalEntry last = journal.get(journal.size() - 1);
        assertEquals(List.of("relais", "reorganise"), List.of(last.actor(), last.action()));
        assertEquals(List.of("night-desk", "dpass"), last.changes().get("queue"));
        desk.assignmentRound.run(desk.clock.instant());
        assertEquals(
                journal.size(),
                desk.cases.journal(SUPERVISOR, waiting).entries().size(),
                "once");
    }

    @Test
    void manyCasesThatNobodyCanTakeDoNotKeepTheOneBehindThemFromWhoeverCan() {
        put(new QueueSettings(
                AssignmentPolicy.ROUND_ROBIN_BY_SKILL,
                null,
                null,
                Map.of("vaccination", "surgeon", "employee-aid", "nurse")));
        for (int i = 0; i < 101; i++) {
            open("k" + i, "vaccination");
        }
        desk.clock.advance(Duration.ofDays(3));
        CaseId behind = open("z", "employee-aid");
        run(behind, new CaseCommand.Triage(null, "DPASS"));
        desk.people.arrives("ana", "DPASS", "nurse");

        desk.assignmentRound.run(desk.clock.instant());

        assertEquals("ana", view(behind).assignee());
        assertEquals(101, queue(OfficeFixture.DPASS, "dpass").waiting());
    }

    @Test
    void whatWaitsIsHandedOutAsSoonAsSomebodyHasRoomAgain() throws Exception {
        put(new QueueSettings(AssignmentPolicy.LEAST_LOADED, 1, null, Map.of()));
        desk.people.arrives("ana", "DPASS");
        CaseId first = open("a", "vaccination");
        CaseId second = open("b", "vaccination");
        assertEquals(null, view(second).assignee());
        run(first, new CaseCommand.Start());
        PromptAssignment prompt = new PromptAssignment(desk.room, desk.assignmentRound, desk.clock);
        try {
            run(first, new CaseCommand.Resolve("DONE", "fait"));
            assertTrue(becomes(second, "ana"));
        } finally {
            prompt.stop();
        }
    }

    private boolean becomes(CaseId id, String assignee) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 400; i++) {
            if (assignee.equals(view(id).assignee())) {
                return true;
            }
            never.await(25, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    @Test
    void countsAreTheSameWithAndWithoutCasesThatMustNotBeKnown() {
        open("a", "vaccination");
        QueueView without = queue(OfficeFixture.DEL, "dpass");
        CaseId restricted = open("b", "vaccination");
        CaseId secret = open("c", "vaccination");
        run(restricted, new CaseCommand.Classify(Confidentiality.RESTRICTED, "plainte"));
        run(secret, new CaseCommand.Classify(Confidentiality.SECRET, "plainte"));
        assertEquals(without, queue(OfficeFixture.DEL, "dpass"));
        assertEquals(
                1,
                desk.queues.cases(OfficeFixture.DEL, "dpass", 10, null).total().value());
        assertEquals(
                1,
                desk.queues.cases(OfficeFixture.DEL, "dpass", 10, null).items().size());
        assertEquals(2, queue(OfficeFixture.DPASS, "dpass").open(), "what is restricted, for its department");
        assertEquals(3, queue(SUPERVISOR, "dpass").open());
        run(secret, new CaseCommand.Assign("del"));
        assertEquals(2, queue(OfficeFixture.DEL, "dpass").open(), "whoever has it");
        assertEquals(1, queue(OfficeFixture.DEL, "dpass").assigned());
    }

    private void put(QueueSettings settings) {
        desk.queueDirectory.edit(SUPERVISOR, "dpass", OptionalLong.empty(), new QueueEdit(settings, null));
    }

    private CaseId open(String key, String topic) {
        return desk.receive(key, Map.of("subject", "s " + key, "topic", topic))
                .intake()
                .cases()
                .get(0)
                .id();
    }

    private CaseView run(CaseId id, CaseCommand command) {
        return desk.cases.execute(SUPERVISOR, id, OptionalLong.empty(), command);
    }

    private CaseView view(CaseId id) {
        return desk.cases.get(SUPERVISOR, id);
    }

    private QueueView queue(Caller caller, String id) {
        return desk.queues.get(caller, id);
    }

    private void assertRefused(String pointer, CaseId id, CaseCommand command) {
        RelaisException refused = assertThrows(RelaisException.class, () -> run(id, command));
        assertEquals(pointer, refused.errors().get(0).pointer());
    }
}
