package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseErrors;
import org.relais.cases.CaseId;
import org.relais.cases.CaseLink;
import org.relais.cases.CaseStatus;
import org.relais.cases.CaseView;
import org.relais.cases.Journal;
import org.relais.cases.JournalEntry;
import org.relais.cases.LinkKind;
import org.relais.core.internal.OfficeFixture;
import org.relais.errors.Errors;
import org.relais.errors.IdempotencyKey;

/** What corrections of cases promise, on a real database. */
abstract class CaseCorrectionContract extends EngineContract {

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
    void aSplitThatIsSentAgainWithItsKeyAnswersTheFirstNewCase() {
        CaseId first = open("k1", "vaccination");
        CaseCommand.Split split =
                new CaseCommand.Split("Aide demandée aussi", null, "employee-aid", new IdempotencyKey("s-1"));
        CaseView second = run(OfficeFixture.DPASS, first, split);

        assertEquals(second, run(OfficeFixture.DPASS, first, split));

        assertEquals(2, desk.count("RELAIS_CASE"));
        assertRefused(
                Errors.IDEMPOTENCY_KEY_REUSED,
                null,
                () -> run(
                        OfficeFixture.DPASS,
                        first,
                        new CaseCommand.Split("Autre chose", null, null, new IdempotencyKey("s-1"))));
        run(OfficeFixture.DPASS, first, split.once(new IdempotencyKey("s-2")));
        assertEquals(3, desk.count("RELAIS_CASE"));
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
                view.requesterId(),
                view.commune(),
                view.department(),
                view.queue(),
                view.assignee(),
                view.receivedAt(),
                view.dueAt(),
                view.waitingUntil(),
                view.overdue(),
                view.decision(),
                view.routing(),
                view.resolution(),
                view.mergedInto(),
                view.links(),
                view.openSteps(),
                view.allowedActions(),
                revision);
    }
}
