package org.relais.core.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseView;
import org.relais.cases.Page;
import org.relais.core.internal.CounterChannel;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.directory.Confidentiality;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.IntakeAction;
import org.relais.intake.IntakeDetail;
import org.relais.intake.IntakeErrors;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeState;
import org.relais.intake.WaitingIntake;
import org.relais.intake.WorklistQuery;
import org.relais.notifications.Notification;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.Interpretation;
import org.relais.texts.LocalizedText;

/** Which intakes wait, for whom, and until when, on a real database. */
abstract class WaitingIntakeContract extends IntakeWorklistContract {

    @Test
    void whatWaitsIsListedOldestFirstPageByPageWithWhyAndWhat() {
        List<String> handedIn = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            handedIn.add(stamp("k" + i, Map.of("subject", "Sujet " + i, "topic", "vaccination"))
                    .toString());
            desk.clock.advance(Duration.ofSeconds(i % 2));
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<WaitingIntake> page = find(AGENT, Map.of("limit", "2"), cursor);
            assertEquals(new Page.Total(5, true), page.total());
            page.items().forEach(item -> seen.add(item.id().toString()));
            cursor = page.next();
        } while (cursor != null);
        assertEquals(new HashSet<>(handedIn), new HashSet<>(seen));
        assertEquals(5, seen.size());
        WaitingIntake first = find(AGENT, Map.of(), null).items().get(0);
        assertEquals(WaitingIntakes.CHANNEL_AWAY, first.reason());
        assertEquals("Sujet 0 · vaccination", first.excerpt());
        assertEquals("agent", first.account());
        assertEquals(0, find(AGENT, Map.of("channel", "other"), null).items().size());
        assertEquals(0, find(AGENT, Map.of("assignee", "agent"), null).items().size());
        assertEquals(
                0, find(AGENT, Map.of("state", "HELD,REJECTED"), null).items().size());
        desk.intakes.arrive(counter);
        assertEquals(0, find(AGENT, Map.of(), null).total().value(), "all taken up");
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        stamp("k1", Map.of("subject", "a"));
        stamp("k2", Map.of("subject", "b"));
        String cursor = find(AGENT, Map.of("limit", "1"), null).next();
        assertNotNull(cursor);
        assertRefused(Errors.INVALID_REQUEST, () -> find(AGENT, Map.of("limit", "1", "channel", "counter"), cursor));
        assertThrows(RelaisException.class, () -> WorklistQuery.of(Map.of("state", "REGISTERED")));
    }

    @Test
    void itIsHandedToAPersonWhoIsToldAndAloneInTheDepartmentSeesIt() {
        IntakeId id = stamp("k1", Map.of("subject", "Un"));
        assertEquals(0, find(OfficeFixture.DPASS, Map.of(), null).total().value());
        assertRefused(Errors.NOT_FOUND, () -> worklist().get(OfficeFixture.DPASS, id));
        assertRefused(Errors.FORBIDDEN, () -> find(OfficeFixture.ADMIN, Map.of(), null));
        assertRefused(Errors.INVALID_REQUEST, () -> perform(AGENT, id, new IntakeAction.Assign("nobody")));
        assertRefused(Errors.INVALID_REQUEST, () -> perform(AGENT, id, new IntakeAction.Assign("admin")));

        IntakeDetail assigned = perform(AGENT, id, new IntakeAction.Assign("dpass"));

        assertEquals("dpass", assigned.work().assignee());
        assertEquals(1, find(OfficeFixture.DPASS, Map.of(), null).total().value());
        assertEquals(1, find(AGENT, Map.of("assignee", "dpass"), null).total().value());
        assertEquals(0, find(OfficeFixture.DEL, Map.of(), null).total().value());
        assertEquals(
                "Un",
                worklist().get(OfficeFixture.DPASS, id).form().text("/subject").orElseThrow());
        Notification told =
                desk.notifications.list(OfficeFixture.DPASS, true, 10).get(0);
        assertEquals(id, told.intake());
        assertNull(told.subject());
        assertEquals(Notification.Kind.HANDED_OVER, told.kind());
        assertEquals(List.of(), desk.notifications.list(OfficeFixture.DEL, true, 10));

        perform(OfficeFixture.DPASS, id, new IntakeAction.Release());
        assertEquals(0, find(OfficeFixture.DPASS, Map.of(), null).total().value());
    }

    @Test
    void aRetryAsksTheChannelAtOnceWhateverThePause() {
        AtomicInteger asked = new AtomicInteger();
        Channel recovering = DeskFixture.counter(intake -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("for once");
            }
            return CounterChannel.meaning(intake);
        });
        desk.intakes.arrive(recovering);
        IntakeId id = stamp("k1", Map.of("subject", "Un"));
        desk.intakes.sweep(recovering);
        assertEquals(1, asked.get(), "it waits for its next attempt");
        assertEquals(1, worklist().get(AGENT, id).work().attempts());

        perform(AGENT, id, new IntakeAction.Retry());
        desk.intakes.settle();

        assertEquals(2, asked.get());
        assertEquals(IntakeState.REGISTERED, worklist().get(AGENT, id).work().state());
    }

    @Test
    void whatIsHeldIsListedWithItsReasonAndCanBeSettledToo() {
        LocalizedText why = new LocalizedText("quarantaine", "quarantine");
        desk.intakes.arrive(DeskFixture.counter(
                intake -> new Interpretation.Held(desk.clock.instant().plus(Duration.ofDays(1)), why)));
        IntakeId id = stamp("k1", Map.of("subject", "Un"));
        WaitingIntake held = find(AGENT, Map.of("state", "HELD"), null).items().get(0);
        assertEquals(why, held.reason());
        assertEquals(desk.clock.instant().plus(Duration.ofDays(1)), held.nextAttemptAt());
        perform(AGENT, id, byHand());
        assertEquals(1, desk.count("RELAIS_CASE"));
    }

    @Test
    void aConfidentialTopicIsForThoseWhoMayKnowOfItEverywhere() {
        IntakeId id = stamp("k1", Map.of("subject", "Chut", "topic", "conflict"));
        assertEquals(1, find(SUPERVISOR, Map.of(), null).total().value());
        Caller other = new Caller("agent2", AGENT.roles(), AGENT.ownDepartment());
        assertEquals(0, find(other, Map.of(), null).total().value());
        assertRefused(Errors.NOT_FOUND, () -> worklist().get(other, id));
        assertRefused(Errors.NOT_FOUND, () -> desk.intakes.desk().get(other, id));
        assertFalse(worklist().mayWork(other, id));
        perform(SUPERVISOR, id, new IntakeAction.Assign("agent"));
        assertEquals(1, find(AGENT, Map.of(), null).total().value());
        assertTrue(worklist().mayWork(AGENT, id));
    }

    @Test
    void whatAChannelRefusesAfterItWasAcceptedWaitsUntilSomebodyHasSeenToIt() {
        IntakeId id = stamp("k1", Map.of("subject", "Un"));
        IntakeId byHand = stamp("k2", Map.of("subject", "Deux"));
        refuseEverything();

        Page<WaitingIntake> list = find(AGENT, Map.of(), null);
        assertEquals(2, list.total().value());
        WaitingIntake refused = list.items().get(0);
        assertEquals(id, refused.id());
        assertEquals(IntakeState.REJECTED, refused.state());
        assertTrue(refused.unsettled());
        assertNull(refused.nextAttemptAt());
        for (Caller told : List.of(SUPERVISOR, AGENT)) {
            assertEquals(
                    Set.of(id, byHand),
                    desk.notifications.list(told, true, 10).stream()
                            .filter(one -> one.kind() == Notification.Kind.REFUSED)
                            .map(Notification::intake)
                            .collect(Collectors.toSet()),
                    told::account);
        }

        perform(AGENT, byHand, byHand());
        IntakeDetail settled = perform(AGENT, id, new IntakeAction.Settle("appelé, demande refaite"));

        assertFalse(settled.work().unsettled());
        assertEquals("/subject Too late", settled.result().reason().en(), "the channel's reason stays");
        assertEquals(0, find(AGENT, Map.of(), null).total().value());
        assertEquals(1, find(AGENT, Map.of("state", "REJECTED"), null).total().value());
        assertEquals(1, desk.count("RELAIS_CASE"));
        assertRefused(IntakeErrors.INTAKE_SETTLED, () -> perform(AGENT, id, new IntakeAction.Settle("encore")));
    }

    @Test
    void aRefusalIsHandedOnAndTriedAgainAndOnlyARefusalIsSeenTo() {
        IntakeId id = stamp("k1", Map.of("subject", "Un"));
        assertRefused(
                IntakeErrors.INTAKE_NOT_REFUSED, () -> perform(AGENT, id, new IntakeAction.Settle("rien à faire")));
        Channel refusing = refuseEverything();
        perform(AGENT, id, new IntakeAction.Assign("dpass"));
        assertEquals(1, find(OfficeFixture.DPASS, Map.of(), null).total().value());
        desk.intakes.leave(refusing);
        desk.intakes.arrive(counter);
        assertEquals(
                IntakeState.REJECTED,
                worklist().get(AGENT, id).work().state(),
                "a channel that comes back does not read again what it refused");

        perform(OfficeFixture.DPASS, id, new IntakeAction.Retry());
        desk.intakes.settle();

        assertEquals(IntakeState.REGISTERED, worklist().get(AGENT, id).work().state());
        assertEquals(0, find(AGENT, Map.of(), null).total().value());
    }

    @Test
    void whatWaitsBehindAHundredThatFailIsTakenUpAllTheSame() {
        for (int i = 0; i < 110; i++) {
            stamp("bad" + i, Map.of("subject", "bad"));
            desk.clock.advance(Duration.ofMillis(1));
        }
        IntakeId good = stamp("good", Map.of("subject", "good"));
        Channel picky = DeskFixture.counter(intake -> {
            if (intake.form().text("/subject").orElseThrow().equals("bad")) {
                throw RelaisException.of(Errors.UNAVAILABLE, new LocalizedText("pas là", "not there"));
            }
            return CounterChannel.meaning(intake);
        });

        desk.intakes.arrive(picky);

        assertEquals(IntakeState.REGISTERED, worklist().get(AGENT, good).work().state());
        find(AGENT, Map.of("limit", "200"), null)
                .items()
                .forEach(waiting -> assertEquals(1, waiting.attempts(), "each was tried once"));
    }

    @Test
    void theHealthCheckWarnsWhileARefusalWaits() {
        stamp("k1", Map.of("subject", "Un"));
        assertEquals(Result.Status.OK, desk.intakes.health().execute().getStatus());
        refuseEverything();
        assertEquals(Result.Status.WARN, desk.intakes.health().execute().getStatus());
    }

    private Channel refuseEverything() {
        Channel refusing = DeskFixture.counter(intake -> new Interpretation.Rejected(
                List.of(new FieldError("/subject", new LocalizedText("Trop tard", "Too late")))));
        desk.intakes.arrive(refusing);
        return refusing;
    }

    @Test
    void whatIsAboutAHiddenCaseIsForWhoeverMayKnowOfThatCaseWhereverTheFormNamesIt() {
        CaseView hidden = opened("hidden");
        classify(hidden.id(), Confidentiality.SECRET);
        IntakeId waiting = stamp("k1", Map.of("subject", "Alors ?", "case", "" + hidden.reference()));
        IntakeId nested = stamp("k2", Map.of("items", List.of(Map.of("about", "" + hidden.id()))));
        IntakeId other = stamp("k3", Map.of("subject", "Autre"));
        perform(SUPERVISOR, nested, new IntakeAction.Reject("illisible"));
        Caller outsider = new Caller("agent2", AGENT.roles(), AGENT.ownDepartment());
        Map<String, String> all = Map.of("state", "STAMPED,REJECTED");

        assertEquals(List.of(other), idsOf(find(outsider, all, null)));
        assertEquals(1, find(outsider, all, null).total().value());
        for (IntakeId id : List.of(waiting, nested)) {
            assertRefused(Errors.NOT_FOUND, () -> worklist().get(outsider, id));
            assertRefused(Errors.NOT_FOUND, () -> desk.intakes.desk().get(outsider, id));
            assertFalse(worklist().mayWork(outsider, id));
            assertTrue(worklist().mayWork(AGENT, id), "whoever handed it in");
        }
        assertEquals(3, find(AGENT, all, null).total().value());
        assertEquals(3, find(SUPERVISOR, all, null).total().value());
        classify(hidden.id(), Confidentiality.NORMAL);
        assertEquals(3, find(outsider, all, null).total().value());
        assertTrue(worklist().mayWork(outsider, waiting));
    }

    private static List<IntakeId> idsOf(Page<WaitingIntake> page) {
        return page.items().stream().map(WaitingIntake::id).toList();
    }

    private void classify(CaseId id, Confidentiality level) {
        desk.cases.execute(SUPERVISOR, id, OptionalLong.empty(), new CaseCommand.Classify(level, "Affaire sensible"));
    }
}
