package org.relais.core.internal.requesters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseView;
import org.relais.cases.Requester;
import org.relais.core.internal.OfficeFixture;
import org.relais.directory.Confidentiality;
import org.relais.directory.SiteId;
import org.relais.directory.TopicId;
import org.relais.intake.ContactOutcome;
import org.relais.intake.IntakeView;
import org.relais.requesters.Suggestion;
import org.relais.requesters.Suggestion.Reason;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.Interpretation.FollowUp;

/** The cases a caller may be calling about, and what a call about one of them leaves, on a real database. */
abstract class CallerCaseContract extends RequesterContract {

    @ParameterizedTest
    @ValueSource(strings = {"20.52.52", "+687 205252", "205252", "00687 20 52 52"})
    void casesAreListedByTheNumberTheyCameFrom(String number) {
        CaseView view = opened(LEA);
        opened(new Requester("Paul", "Naisseline", "28.11.11", null, null));
        opened(new Requester("Paul", "Naisseline", null, null, null));
        assertEquals(List.of(view.reference().value()), references(number));
        assertEquals(List.of(), references("15"));
        assertEquals(List.of(), references("anonymous"));
    }

    private List<String> references(String phone) {
        return desk
                .cases
                .search(OfficeFixture.AGENT, CaseQuery.of(Map.of("phone", phone), desk.office.office()))
                .items()
                .stream()
                .map(summary -> summary.reference().value())
                .toList();
    }

    private static List<String> subjects(List<Suggestion> suggestions) {
        return suggestions.stream().map(found -> found.summary().subject()).toList();
    }

    @Test
    void openRecentCasesOnTheSameTopicFromTheSameCallerAreSuggested() {
        opened(LEA, "vaccination", "trop ancien", null);
        desk.clock.advance(java.time.Duration.ofDays(31));
        opened(LEA, "employee-aid", "autre thème", null);
        opened(new Requester("Paul", "Naisseline", "28.11.11", null, null), "vaccination", "autre usager", null);
        CaseView closed = opened(LEA, "vaccination", "terminé", null);
        desk.cases.execute(
                OfficeFixture.SUPERVISOR, closed.id(), OptionalLong.empty(), new CaseCommand.Cancel("doublon"));
        CaseView same = opened(LEA, "vaccination", "le même", null);
        List<Suggestion> found =
                desk.suggestions.suggest(OfficeFixture.AGENT, query("vaccination", "+687 205252", null, null));
        assertEquals(List.of("le même"), subjects(found));
        assertEquals(List.of(Reason.SAME_CALLER), found.get(0).reasons());
        CaseView again = opened(LEA, "vaccination", "encore", null);
        List<Suggestion> others = desk.suggestions.suggest(OfficeFixture.AGENT, (CaseKey) again.id());
        assertEquals(List.of("le même"), subjects(others));
        assertEquals(List.of(Reason.SAME_REQUESTER), others.get(0).reasons());
        assertEquals(same.requesterId(), again.requesterId());
    }

    @Test
    void aHoleInTheRoadIsSuggestedWhoeverReportsIt() {
        opened(LEA, "employee-aid", "Trou avenue Foch", "Nouméa");
        opened(LEA, "employee-aid", "Lampadaire cassé, avenue Foch", "Païta");
        opened(LEA, "employee-aid", "Arbre tombé rue de Sébastopol", "Nouméa");
        List<Suggestion> found = desk.suggestions.suggest(
                OfficeFixture.AGENT, query("employee-aid", "28.11.11", "NOUMEA", "gros trou sur l'avenue Foch"));
        assertEquals(List.of("Trou avenue Foch"), subjects(found));
        assertEquals(List.of(Reason.SAME_PLACE), found.get(0).reasons());
    }

    /** A busy month: more than any page of newer cases on the same topic. */
    @Test
    void whatWasReportedIsFoundHoweverManyOtherPlacesWereReportedSince() {
        opened(LEA, "employee-aid", "Trou avenue Foch", "Nouméa");
        for (int i = 0; i < 60; i++) {
            opened(null, "employee-aid", "Lampadaire cassé, avenue Foch", "Païta");
        }
        for (int i = 0; i < 60; i++) {
            desk.clock.advance(java.time.Duration.ofMinutes(1));
            opened(null, "employee-aid", "Arbre tombé rue de Sébastopol", "Nouméa");
        }
        List<Suggestion> found = desk.suggestions.suggest(
                OfficeFixture.AGENT, query("employee-aid", null, "Nouméa", "gros trou sur l'avenue Foch"));
        assertEquals(List.of("Trou avenue Foch"), subjects(found));
        assertEquals(
                10,
                desk.suggestions
                        .suggest(OfficeFixture.AGENT, query("employee-aid", null, "Païta", null))
                        .size());
    }

    private IntakeView callAgain(CaseKey subject, ContactOutcome outcome) {
        ContactDraft contact = new ContactDraft(
                outcome, desk.clock.instant(), new SiteId("caps"), new TopicId("vaccination"), null, null, null);
        return hand(new Interpretation.Registered(contact, List.of(), new FollowUp(subject, "Où en est-on ?")));
    }

    @Test
    void aCallAboutARunningCaseIsPutOnItsJournal() {
        CaseView view = opened(LEA);
        IntakeView answered = callAgain(view.reference(), ContactOutcome.ANSWERED);
        assertEquals(List.of(), answered.cases());
        IntakeView about = callAgain(view.id(), ContactOutcome.CASE);
        assertEquals(view.reference(), about.cases().get(0).reference());
        assertEquals(1, desk.count("RELAIS_CASE"));
        assertEquals(3, desk.count("RELAIS_CONTACT"));
        var journal = desk.cases.journal(OfficeFixture.AGENT, view.id());
        assertTrue(journal.intact());
        assertEquals(
                List.of("open", "contact", "contact"),
                journal.entries().stream().map(entry -> entry.action()).toList());
        assertEquals(2, desk.notes.list(OfficeFixture.AGENT, view.id(), null).size());
    }

    @Test
    void aCallAboutACaseThatHasEndedOrIsNotKnownIsRefused() {
        CaseView view = opened(LEA);
        desk.cases.execute(OfficeFixture.SUPERVISOR, view.id(), OptionalLong.empty(), new CaseCommand.Cancel("x"));
        assertRefused("invalid-request", () -> callAgain(view.id(), ContactOutcome.ANSWERED));
        CaseView secret = opened(LEA);
        desk.cases.execute(
                OfficeFixture.SUPERVISOR,
                secret.id(),
                OptionalLong.empty(),
                new CaseCommand.Classify(Confidentiality.SECRET, "x"));
        assertRefused("invalid-request", () -> callAgain(secret.id(), ContactOutcome.ANSWERED));
        assertEquals(2, desk.count("RELAIS_CONTACT"));
    }
}
