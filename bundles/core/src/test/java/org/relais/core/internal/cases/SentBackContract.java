package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseCommand.Return;
import org.relais.cases.CaseCommand.Transfer;
import org.relais.cases.CaseId;
import org.relais.cases.CaseView;
import org.relais.cases.JournalEntry;
import org.relais.core.internal.OfficeFixture;
import org.relais.errors.Errors;
import org.relais.identity.Caller;
import org.relais.queues.CaseQueues;

/** What becomes of a case that a department sends back, on a real database. */
abstract class SentBackContract extends EngineContract {

    @Test
    void theRulesDecideAgainWithoutTheDepartmentThatRefused() {
        CaseId id = open("k1", "vaccination");
        CaseView back = sendBack(OfficeFixture.DPASS, id);
        assertEquals("DAJI", back.department().value());
        assertEquals("daji", back.queue());
        assertEquals("default", back.routing().rule());
        assertEquals("Après renvoi par DPASS : Thème", back.routing().reason().fr());
        assertEquals("After DPASS sent it back: Thème", back.routing().reason().en());
        assertEquals(0, back.routing().version());
        assertNull(back.assignee());
    }

    @Test
    void theCitizensDueDateDoesNotStartAgain() {
        CaseId id = open("k1", "vaccination");
        CaseView opened = desk.cases.get(OfficeFixture.AGENT, id);
        desk.clock.advance(Duration.ofHours(5));
        assertEquals(opened.dueAt(), sendBack(OfficeFixture.DPASS, id).dueAt());
    }

    @Test
    void theSecondTimeTheSupervisorsHaveIt() {
        CaseId id = open("k1", "vaccination");
        sendBack(OfficeFixture.DPASS, id);
        transfer(id, "DEL");
        CaseView back = sendBack(OfficeFixture.DEL, id);
        assertEquals(CaseQueues.SUPERVISORS, back.queue());
        assertEquals("DAJI", back.department().value());
        assertEquals("sent-back-twice", back.routing().rule());
        assertNull(back.routing().version());
    }

    @Test
    void theSameDepartmentTwiceCountsTwice() {
        CaseId id = open("k1", "vaccination");
        sendBack(OfficeFixture.DPASS, id);
        transfer(id, "DPASS");
        assertEquals(CaseQueues.SUPERVISORS, sendBack(OfficeFixture.DPASS, id).queue());
    }

    @Test
    void aPersonMayStillChooseADepartmentThatRefused() {
        CaseId id = open("k1", "vaccination");
        sendBack(OfficeFixture.DPASS, id);
        CaseView chosen = transfer(id, "DPASS");
        assertEquals("DPASS", chosen.department().value());
        assertEquals("chosen-by-officer", chosen.routing().rule());
    }

    @Test
    void whatTheSupervisorsHavePlacedComesBackToThemEachTime() {
        CaseId id = open("k1", "vaccination");
        for (int i = 0; i < 5; i++) {
            sendBack(OfficeFixture.DPASS, id);
            assertEquals("dpass", transfer(id, "DPASS").queue());
        }
        assertEquals(CaseQueues.SUPERVISORS, sendBack(OfficeFixture.DPASS, id).queue());
        List<JournalEntry> entries = desk.cases.journal(OfficeFixture.AGENT, id).entries();
        assertEquals(
                List.of("DPASS", "DPASS, DPASS"),
                entries.stream()
                        .map(entry -> entry.changes().get("refusedBy"))
                        .filter(change -> change != null)
                        .map(change -> change.get(1))
                        .toList());
    }

    @Test
    void whenNoRuleIsLeftTheSupervisorsHaveItAtOnce() {
        CaseId id = open("k1", "vaccination");
        transfer(id, "DAJI");
        CaseView back = sendBack(OfficeFixture.AGENT, id);
        assertEquals("DPASS", back.department().value(), "the rule of the topic still leads there");
        CaseId other = openAboutNothing("k2");
        CaseView nowhere = sendBack(OfficeFixture.AGENT, other);
        assertEquals(CaseQueues.SUPERVISORS, nowhere.queue());
        assertEquals("nobody-left", nowhere.routing().rule());
    }

    @Test
    void theReasonIsInTheJournalAndMustBeGiven() {
        CaseId id = open("k1", "vaccination");
        sendBack(OfficeFixture.DPASS, id);
        List<JournalEntry> entries = desk.cases.journal(OfficeFixture.AGENT, id).entries();
        JournalEntry last = entries.get(entries.size() - 1);
        assertEquals("return", last.action());
        assertEquals("pas pour nous", last.reason());
        assertEquals(List.of("DPASS", "DAJI"), last.changes().get("department"));
        assertEquals(List.of("", "DPASS"), last.changes().get("refusedBy"));
        assertTrue(desk.cases.journal(OfficeFixture.AGENT, id).intact());
        assertRefused(Errors.INVALID_REQUEST, "/reason", () -> run(OfficeFixture.AGENT, id, new Return(" ")));
    }

    @Test
    void aNewTopicIsRoutedByAllRulesAgain() {
        CaseId id = open("k1", "vaccination");
        transfer(id, "DEL");
        sendBack(OfficeFixture.DEL, id);
        CaseView triaged = run(OfficeFixture.SUPERVISOR, id, new CaseCommand.Triage("employee-aid", null));
        assertEquals("DEL", triaged.department().value());
    }

    private CaseId openAboutNothing(String key) {
        return desk.receive(key, java.util.Map.of("subject", "Sujet"))
                .intake()
                .cases()
                .get(0)
                .id();
    }

    private CaseView sendBack(Caller caller, CaseId id) {
        return desk.cases.execute(caller, id, OptionalLong.empty(), new Return("pas pour nous"));
    }

    private CaseView transfer(CaseId id, String department) {
        return run(OfficeFixture.SUPERVISOR, id, new Transfer(department, "à eux"));
    }
}
