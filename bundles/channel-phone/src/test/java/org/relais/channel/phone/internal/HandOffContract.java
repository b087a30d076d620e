package org.relais.channel.phone.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.relais.channel.phone.internal.callbacks.Attempt;
import org.relais.channel.phone.internal.callbacks.Callback;
import org.relais.channel.phone.internal.calls.EventKind;
import org.relais.channel.phone.internal.calls.PhonePermissions;
import org.relais.channel.phone.internal.figures.PhoneFigures;
import org.relais.channel.phone.internal.handoff.HandOff;
import org.relais.channel.phone.internal.handoff.HandOffs;
import org.relais.directory.Presence;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.testkit.FakePermissions;

/** Calls that are handed to a colleague, who may see which call, and what is counted over all of it, on a real database. */
abstract class HandOffContract extends PhoneWorkContract {

    @Test
    void aCallThatAColleagueAtHomeDoesNotTakeBecomesOneCallbackWithNoteAndContact() {
        phone.presences.put("home", new Presence(Presence.State.REMOTE, null, Presence.Reachability.PHONE));
        phone.event("h", EventKind.NEW_CALL, "20.52.52", null);
        phone.event("h", EventKind.ANSWER, null, null);
        HandOff offered = offer("h");
        assertEquals("20.52.52", offered.contactNumber());
        phone.advance(29);
        phone.handOffs.expire();
        assertEquals(
                HandOff.State.OFFERED, phone.handOffs.get(HOME, offered.id()).state());
        phone.advance(1);
        List<CompletableFuture<Void>> nodes = new ArrayList<>();
        for (int node = 0; node < 4; node++) {
            nodes.add(CompletableFuture.runAsync(phone.handOffs::expire));
        }
        nodes.forEach(CompletableFuture::join);

        HandOff expired = phone.handOffs.get(HOME, offered.id());
        assertEquals(HandOff.State.EXPIRED, expired.state());
        assertEquals(1, callbacks().size());
        Callback callback = callbacks().get(0);
        assertEquals(expired.callback(), callback.id());
        assertEquals("Bourse refusée", callback.about().note());
        assertEquals("Léa Kaloï", callback.about().name());
        assertEquals("20.52.52", callback.about().number());
        assertEquals("home", callback.assignee());
        assertEquals(phone.now().plus(Duration.ofHours(2)), callback.dueAt());
        assertThrows(RelaisException.class, () -> phone.handOffs.accept(HOME, offered.id()));
    }

    @Test
    void aCallThatCannotBecomeACallbackNowDoesNotKeepTheOthersWaiting() {
        phone.presences.put("home", new Presence(Presence.State.REMOTE, null, Presence.Reachability.PHONE));
        List<HandOff> offered = new ArrayList<>();
        for (String id : List.of("unreadable", "good")) {
            phone.event(id, EventKind.NEW_CALL, "20.52.52", null);
            offered.add(offer(id));
            phone.advance(1);
        }
        phone.sql("update PHONE_CALL set STATE = 'BROKEN' where CALL_ID = 'unreadable'");
        phone.advance(60);

        phone.handOffs.expire();

        assertEquals(
                List.of("good"),
                callbacks().stream().map(callback -> callback.about().callId()).toList());
        phone.sql("update PHONE_CALL set STATE = 'RINGING' where CALL_ID = 'unreadable'");
        phone.handOffs.expire();
        assertEquals(2, callbacks().size());
        assertEquals(
                HandOff.State.EXPIRED,
                phone.handOffs.get(HOME, offered.get(0).id()).state());
    }

    @Test
    void aColleagueWhoTakesTheCallHasTheFormThatWasBegun() {
        phone.event("t", EventKind.NEW_CALL, "20.52.52", null);
        phone.drafts.put(AGENT, "t", "{\"subject\":\"Bourse\"}", ANY);
        HandOff offered = offer("t");
        assertThrows(RelaisException.class, () -> offer("t"));
        assertThrows(RelaisException.class, () -> phone.handOffs.accept(AGENT, offered.id()));
        assertEquals(
                HandOff.State.ACCEPTED,
                phone.handOffs.accept(HOME, offered.id()).state());
        assertEquals("{\"subject\":\"Bourse\"}", phone.drafts.get(HOME, "t").form());
        phone.advance(60);
        phone.handOffs.expire();
        assertEquals(List.of(), callbacks());
    }

    @Test
    void aColleagueWhoIsAwayOrHasNoPhoneIsRefusedWithWhoIsReachable() {
        phone.event("r", EventKind.NEW_CALL, "20.52.52", null);
        phone.presences.put("third", Presence.ON_SITE);
        for (Presence presence : List.of(
                new Presence(Presence.State.AWAY, null, Presence.Reachability.PHONE),
                new Presence(Presence.State.REMOTE, null, Presence.Reachability.NONE))) {
            phone.presences.put("home", presence);
            RelaisException refused = assertThrows(RelaisException.class, () -> offer("r"));
            assertEquals("phone-colleague-unreachable", refused.code().value());
            assertEquals(List.of("third"), refused.members().get("reachable"));
        }
    }

    @Test
    void aColdCallThatIsTurnedDownIsACallbackForWhoeverIsFree() {
        phone.event("d", EventKind.NEW_CALL, "20.52.52", null);
        HandOff offered = phone.handOffs.offer(
                AGENT, "d", new HandOffs.Offer("home", HandOff.Kind.COLD, "Bourse", null, null, null));
        phone.handOffs.decline(HOME, offered.id(), "En réunion");
        assertNull(callbacks().get(0).assignee());
        assertEquals("Bourse", callbacks().get(0).about().note());
    }

    @Test
    void whatBelongsToAHiddenCaseIsNotThere() {
        phone.handIn(AGENT, "shown", form("shown", "ANSWERED"));
        phone.handIn(AGENT, "secret", form("secret", "CALLBACK"));
        assertEquals(2, ids(Map.of()).size());
        UUID callback = callbacks().get(0).id();
        UUID handOff = offer("secret").id();
        Caller supervisor = FakePermissions.agent("supervisor");
        phone.platform.permissions().grant(supervisor, PhonePermissions.READING);
        assertEquals(1, phone.handOffs.list(supervisor, null, 10).size());
        phone.hidden.addAll(phone.cases.keySet());
        assertEquals(List.of(), phone.handOffs.list(supervisor, null, 10));
        assertThrows(RelaisException.class, () -> phone.handOffs.get(supervisor, handOff));
        assertEquals(handOff, phone.handOffs.get(HOME, handOff).id(), "whoever is to take the call");
        assertEquals(List.of("shown"), ids(Map.of()));
        assertEquals(List.of("shown"), ids(Map.of("limit", "1")));
        assertEquals(List.of(), callbacks());
        assertEquals(
                Errors.NOT_FOUND,
                assertThrows(RelaisException.class, () -> call("secret")).code());
        assertThrows(RelaisException.class, () -> phone.callbacks.get(AGENT, callback));
        assertThrows(RelaisException.class, () -> offer("secret"));
    }

    @Test
    void figuresTellHowWellThePhoneIsAnswered() {
        for (int i = 1; i <= 10; i++) {
            Instant started = phone.now();
            phone.event("f" + i, EventKind.NEW_CALL, "20.52.52", null);
            phone.advance(i * 4L);
            phone.event("f" + i, i <= 8 ? EventKind.ANSWER : EventKind.HANGUP, null, i <= 8 ? null : "cancel");
            assertTrue(started.isBefore(phone.now()));
        }
        phone.handIn(AGENT, "f1", form("f1", "ANSWERED"));
        phone.handIn(AGENT, "f2", form("f2", "CALLBACK"));
        phone.callbacks.attempt(AGENT, callbacks().get(0).id(), ANY, Attempt.Result.REACHED, null);
        phone.handOffs.accept(HOME, offer("f3").id());
        LocalDate day = LocalDate.of(2021, 9, 7);

        PhoneFigures.Figures figures = phone.figures.count(AGENT, day, day, null);

        assertEquals(10, figures.offered());
        assertEquals(0.8, figures.answerRate());
        assertEquals(2, figures.abandoned());
        assertEquals(18.0, figures.meanWaitSeconds());
        assertEquals(32, figures.ninetiethWaitSeconds());
        assertEquals(0.5, figures.withinTwentySeconds());
        assertEquals(0.5, figures.firstContactResolution());
        assertEquals(1.0, figures.handOffsAccepted());
        assertEquals(1.0, figures.callbacksOnTime());
        assertEquals(
                figures.offered(), phone.figures.count(AGENT, day, day, "caps").offered());
        PhoneFigures.Figures none = phone.figures.count(AGENT, day.plusDays(1), day.plusDays(1), "caps");
        assertEquals(0, none.offered());
        assertNull(none.answerRate());
    }
}
