package org.relais.core.internal.queues;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.JournalEntry;
import org.relais.core.internal.OfficeFixture;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.queues.AssignmentPolicy;
import org.relais.queues.QueueDefinition;
import org.relais.queues.QueueEdit;
import org.relais.queues.QueueErrors;
import org.relais.queues.QueueSettings;

/** How a queue gives its cases to people by itself, on a real database. */
abstract class QueueAssignmentContract extends QueueContract {

    @Test
    void editsAreJournaledAndRefusedOverSomebodyElses() {
        QueueDefinition edited = put("dpass", AssignmentPolicy.LEAST_LOADED, 3, null);
        assertEquals(edited, desk.queueDirectory.find("dpass").orElseThrow());
        assertEquals(1, desk.count("RELAIS_OFFICE_JOURNAL"));
        QueueEdit edit = new QueueEdit(QueueSettings.MANUAL, null);
        assertRefused(
                QueueErrors.STALE_QUEUE,
                () -> desk.queueDirectory.edit(
                        OfficeFixture.SUPERVISOR, "dpass", OptionalLong.of(edited.revision() + 1), edit));
        assertRefused(
                Errors.FORBIDDEN,
                () -> desk.queueDirectory.edit(OfficeFixture.DPASS, "dpass", OptionalLong.empty(), edit));
    }

    @Test
    void whoHasAsManyCasesAsTheLimitIsGivenNoMoreHoweverManyAreAskedForAtOnce() throws Exception {
        put("dpass", AssignmentPolicy.NONE, 3, null);
        for (int i = 0; i < 10; i++) {
            open("k" + i);
        }
        List<Boolean> answers = atOnce(10, i -> {
            try {
                return desk.queues.claim(OfficeFixture.DPASS, "dpass").isPresent();
            } catch (RelaisException refused) {
                assertEquals(QueueErrors.LOAD_LIMIT_REACHED, refused.code());
                return false;
            }
        });
        assertEquals(3, answers.stream().filter(answer -> answer).count());
    }

    @Test
    void theLeastLoadedAtWorkGetsTheNextCaseAndTheJournalSaysWhy() {
        put("dpass", AssignmentPolicy.LEAST_LOADED, null, null);
        desk.people.arrives("ana", "DPASS");
        desk.people.arrives("bea", "DPASS");
        desk.people.arrives("cora", "DEL");
        desk.people.arrives("dan", "DPASS");
        desk.people.goesHome("dan");
        assertEquals(List.of("ana", "bea", "ana", "bea"), assignees("a", "b", "c", "d"));
        JournalEntry last = journal(open("e")).get(1);
        assertEquals("relais", last.actor());
        assertEquals("assign", last.action());
        assertTrue(last.reason().contains("LEAST_LOADED"), last.reason());
    }

    @Test
    void thoseWithTheSkillTakeTurnsAndACaseThatNobodyCanDoWaits() {
        desk.people.arrives("ana", "DPASS", "nurse");
        desk.people.arrives("bea", "DPASS");
        desk.people.arrives("cora", "DPASS", "nurse");
        put("dpass", AssignmentPolicy.ROUND_ROBIN_BY_SKILL, null, "nurse");
        assertEquals(List.of("ana", "cora", "ana", "cora"), assignees("a", "b", "c", "d"));
        put("dpass", AssignmentPolicy.ROUND_ROBIN_BY_SKILL, null, "surgeon");
        assertEquals(1, journal(open("e")).size());
        assertEquals(1, view(OfficeFixture.DPASS, "dpass").waiting());
    }

    @Test
    void aReleasedCaseGoesToSomebodyElseAndOneThatWaitedToWhoeverComes() {
        put("dpass", AssignmentPolicy.LEAST_LOADED, 1, null);
        Caller ana = desk.people.arrives("ana", "DPASS");
        CaseId first = open("a");
        CaseId second = open("b");
        assertEquals("ana", assignee(first));
        assertEquals(null, assignee(second));
        release(ana, first);
        assertEquals(null, assignee(first), "not straight back to the same person");
        desk.assignmentRound.run(desk.clock.instant());
        assertEquals("ana", assignee(second), "there is room again");
        assertEquals(null, assignee(first));
        desk.people.arrives("bea", "DPASS");
        desk.assignmentRound.run(desk.clock.instant());
        assertEquals("bea", assignee(first));
    }

    @Test
    void casesThatComeAtOnceAreSharedOutEvenlyAndNobodyGetsMoreThanTheLimit() throws Exception {
        put("dpass", AssignmentPolicy.LEAST_LOADED, 5, null);
        for (String account : List.of("ana", "bea", "cora", "dan")) {
            desk.people.arrives(account, "DPASS");
        }
        Map<String, Integer> loads = new HashMap<>();
        int waiting = 0;
        for (CaseId id : atOnce(24, i -> open("k" + i))) {
            @Nullable String account = assignee(id);
            if (account == null) {
                waiting++;
            } else {
                loads.merge(account, 1, Integer::sum);
            }
        }
        assertEquals(Map.of("ana", 5, "bea", 5, "cora", 5, "dan", 5), loads);
        assertEquals(4, waiting);
    }

    private QueueDefinition put(String id, AssignmentPolicy policy, @Nullable Integer limit, @Nullable String skill) {
        QueueSettings settings = new QueueSettings(policy, limit, skill, Map.of());
        return desk.queueDirectory.edit(
                OfficeFixture.SUPERVISOR, id, OptionalLong.empty(), new QueueEdit(settings, null));
    }

    private List<String> assignees(String... keys) {
        List<String> accounts = new ArrayList<>();
        for (String key : keys) {
            accounts.add(String.valueOf(assignee(open(key))));
        }
        return accounts;
    }

    private @Nullable String assignee(CaseId id) {
        return desk.cases.get(OfficeFixture.SUPERVISOR, id).assignee();
    }

    private void release(Caller caller, CaseId id) {
        desk.cases.execute(caller, id, OptionalLong.empty(), new CaseCommand.Release());
    }
}
