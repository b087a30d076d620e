package org.relais.channel.phone.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.relais.cases.Requester;
import org.relais.channel.phone.internal.callbacks.Callback;
import org.relais.channel.phone.internal.calls.Call;
import org.relais.channel.phone.internal.calls.CallEvent;
import org.relais.channel.phone.internal.calls.CallLog;
import org.relais.channel.phone.internal.calls.CallState;
import org.relais.channel.phone.internal.calls.EventKind;
import org.relais.directory.SiteId;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.intake.ContactOutcome;
import org.relais.intake.IntakeId;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.Interpretation;

/** The log of calls: what the exchange says, and how each call is counted once, on a real database. */
abstract class CallLogContract extends PhoneWorkContract {

    @Test
    void anEventIsKeptOnceAndTheCallIsWhatItsEventsSay() {
        assertEquals(
                CallState.RINGING,
                phone.event("a", EventKind.NEW_CALL, "20.52.52", null).call().state());
        phone.advance(12);
        assertEquals(
                CallState.ANSWERED,
                phone.event("a", EventKind.ANSWER, null, null).call().state());
        phone.advance(60);
        CallLog.Recorded again = phone.event("a", EventKind.ANSWER, "99.99.99", null);
        assertTrue(again.repeated());
        CallLog.Recorded end = phone.event("a", EventKind.HANGUP, null, "normalClearing");
        assertEquals(CallState.ENDED, end.call().state());
        assertEquals(Duration.ofSeconds(12), end.call().waited());
        assertEquals(Duration.ofSeconds(60), end.call().talked());
        assertEquals(end.call(), call("a"));
    }

    @Test
    void eventsOfOneCallMayArriveAtTheSameMoment() {
        List<CompletableFuture<?>> arrivals = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String id = "c" + i;
            List<EventKind> kinds = new ArrayList<>(List.of(EventKind.values()));
            kinds.addAll(kinds);
            Collections.shuffle(kinds, new Random(i));
            kinds.forEach(kind -> arrivals.add(CompletableFuture.runAsync(
                    () -> phone.event(id, kind, "20.52.52", kind == EventKind.HANGUP ? "normalClearing" : null))));
        }
        arrivals.forEach(CompletableFuture::join);
        List<Call> calls = list(Map.of("limit", "200")).items();
        assertEquals(5, calls.size());
        for (Call call : calls) {
            assertEquals(CallState.ENDED, call.state());
            assertEquals(phone.now(), call.answeredAt());
            assertEquals(phone.now(), call.endedAt());
            assertEquals(Duration.ZERO, call.waited());
        }
    }

    @Test
    void callsAreFoundByNumberInAnySpellingNewestFirstAndPageByPage() {
        for (int i = 0; i < 7; i++) {
            phone.event("n" + i, EventKind.NEW_CALL, i % 2 == 0 ? "+687205252" : "78.99.01", null);
            phone.advance(i < 3 ? 1 : 0);
        }
        phone.event("hidden-number", EventKind.NEW_CALL, "anonymous", null);
        assertEquals(List.of("n6", "n4", "n2", "n0"), ids(Map.of("number", "00687 20/52.52")));
        assertEquals(List.of("hidden-number"), ids(Map.of("number", "anonymous")));
        assertEquals(List.of(), ids(Map.of("number", "20.52.53")));
        assertEquals(List.of(), ids(Map.of("state", "ENDED")));
        List<String> paged = new ArrayList<>();
        CallLog.CallPage page = list(Map.of("limit", "3"));
        page.items().forEach(call -> paged.add(call.callId()));
        while (page.next() != null) {
            page = list(Map.of("limit", "3", "cursor", page.next().toString()));
            page.items().forEach(call -> paged.add(call.callId()));
        }
        assertEquals(ids(Map.of("limit", "200")), paged);
        assertEquals(8, paged.size());
        RelaisException refused = assertThrows(RelaisException.class, () -> list(Map.of("number", "vingt")));
        assertEquals(Errors.INVALID_REQUEST, refused.code());
    }

    @Test
    void anAbandonedCallIsCountedOnceAfterAMoment() {
        phone.event("lost", EventKind.NEW_CALL, "20.52.52", null);
        phone.advance(25);
        phone.event("lost", EventKind.HANGUP, null, "cancel");
        phone.abandoned.count();
        assertEquals(Map.of(), phone.desk.byKey);
        phone.advance(30);
        phone.abandoned.count();
        phone.abandoned.count();
        assertEquals(1, phone.desk.byKey.size());
        assertEquals(
                "ABANDONED", phone.desk.byKey.get("lost").contact().outcome().name());
        assertEquals(Duration.ofSeconds(25), call("lost").form().waited());

        Map<String, Object> late = form("lost", "ANSWERED");
        RelaisException refused = assertThrows(RelaisException.class, () -> phone.handIn(AGENT, "other", late));
        assertEquals("/call/callId", refused.errors().get(0).pointer());
        assertEquals(CallState.ABANDONED, call("lost").state());
    }

    @Test
    void neitherALateAnswerNorTheFormOfAnAgentIsCountedAsAbandoned() {
        for (String id : List.of("answered", "taken")) {
            phone.event(id, EventKind.NEW_CALL, "20.52.52", null);
            phone.event(id, EventKind.HANGUP, null, "cancel");
        }
        phone.advance(5);
        phone.event("answered", EventKind.ANSWER, null, null);
        phone.handIn(AGENT, "taken", form("taken", "ANSWERED"));
        phone.advance(60);
        phone.abandoned.count();
        assertEquals(1, phone.desk.byKey.size());
        assertEquals(CallState.ENDED, call("answered").state());
        assertEquals(CallState.ENDED, call("taken").state());
        assertEquals("agent", call("taken").agent());
    }

    private void abandon(String callId, String from) {
        phone.event(callId, EventKind.NEW_CALL, from, null);
        phone.event(callId, EventKind.HANGUP, null, "cancel");
    }

    @Test
    void aCallerWhomTheFormDoesNotTakeIsCountedWithoutANumber() {
        List<String> callers =
                List.of("sip:x@pbx", "sip:" + "9".repeat(50) + "@pbx", "2" + " .".repeat(20) + "0.52.52");
        for (int i = 0; i < callers.size(); i++) {
            abandon("odd" + i, callers.get(i));
        }
        phone.advance(60);
        phone.abandoned.count();
        assertEquals(Set.of("odd0", "odd1", "odd2"), phone.desk.byKey.keySet());
        assertEquals(List.of(), ids(Map.of("state", "RINGING")));
        assertEquals("sip:x@pbx", call("odd0").number(), "the log keeps what the exchange said");
    }

    @Test
    void aCallOfAnExchangeWhoseClockIsWrongIsCountedAllTheSame() {
        Instant then = Instant.parse("1999-12-31T12:00:00Z");
        for (EventKind kind : List.of(EventKind.NEW_CALL, EventKind.HANGUP)) {
            phone.calls.record(
                    PhoneFixture.PBX,
                    new CallEvent(
                            "old", kind, then, "20.52.52", "20.52.00", null, List.of(), "caps", null, "cancel", "pbx"));
        }
        phone.advance(60);
        phone.abandoned.count();
        phone.abandoned.count();
        assertEquals(List.of(ContactOutcome.ABANDONED), List.copyOf(phone.desk.contacts.values()));
        assertTrue(call("old").form().automatic());
    }

    @Test
    void aFormThatHadToWaitForTheChannelTakesThePlaceOfTheCount() {
        abandon("real", "20.52.52");
        phone.advance(60);
        phone.abandoned.count();
        assertTrue(call("real").form().automatic());

        phone.readLater(AGENT, "form", form("real", "ANSWERED"));

        assertEquals(List.of(ContactOutcome.ANSWERED), List.copyOf(phone.desk.contacts.values()));
        assertEquals(CallState.ENDED, call("real").state());
        assertEquals("agent", call("real").agent());
        phone.advance(600);
        phone.abandoned.count();
        assertEquals(1, phone.desk.contacts.size());
    }

    @Test
    void theFormOfAnAgentThatComesWhileTheCallIsBeingCountedIsTheOneThatCounts() {
        abandon("late", "20.52.52");
        phone.advance(60);
        phone.desk.meanwhile.set(() -> phone.handIn(AGENT, "form", form("late", "ANSWERED")));

        phone.abandoned.count();
        phone.advance(600);
        phone.abandoned.count();

        assertEquals(List.of(ContactOutcome.ANSWERED), List.copyOf(phone.desk.contacts.values()));
        assertEquals(ContactOutcome.ANSWERED, call("late").form().outcome());
        assertEquals(CallState.ENDED, call("late").state());
    }

    @Test
    void aCallIsCountedOnceHoweverItsFormAndItsCountMeet() {
        for (int round = 0; round < 15; round++) {
            String id = "race" + round;
            abandon(id, "20.52.52");
            phone.advance(60);
            phone.desk.contacts.clear();
            CompletableFuture<Boolean> agent = CompletableFuture.supplyAsync(() -> {
                try {
                    phone.handIn(AGENT, "form " + id, form(id, "ANSWERED"));
                    return true;
                } catch (RelaisException countedAlready) {
                    return false;
                }
            });
            phone.abandoned.count();
            ContactOutcome expected = agent.join() ? ContactOutcome.ANSWERED : ContactOutcome.ABANDONED;
            phone.advance(600);
            phone.abandoned.count();
            assertEquals(List.of(expected), List.copyOf(phone.desk.contacts.values()), id);
            assertEquals(expected, call(id).form().outcome(), id);
        }
    }

    private static Interpretation.Registered said(ContactOutcome outcome) {
        Instant stamped = Instant.parse("2021-09-06T23:00:00Z");
        return new Interpretation.Registered(
                new ContactDraft(outcome, stamped, new SiteId("caps"), null, null, null, null),
                outcome.opensCase()
                        ? List.of(new CaseDraft(
                                "Vaccin",
                                null,
                                stamped,
                                null,
                                null,
                                null,
                                new Requester("Léa", "Kaloï", "20.52.53", null, null),
                                null))
                        : List.of());
    }

    @Test
    void aCallbackThatAPersonRegistersInPlaceOfTheChannelIsPromisedAndItsCallIsInTheLog() {
        Map<String, Object> about = Map.of(
                "callId", "hand", "caller", "20.52.52", "startedAt", "2021-09-07T09:30:00+11:00", "waitSeconds", 12L);
        Interpretation.Registered completed = phone.desk.byHand(
                HOME, Map.of("outcome", "?", "call", about, "requester", 7L), said(ContactOutcome.CALLBACK));

        assertEquals(Instant.parse("2021-09-06T22:30:00Z"), completed.contact().occurredAt());
        assertEquals(Duration.ofSeconds(12), completed.contact().waited());
        Callback promised = callbacks().get(0);
        assertEquals("20.52.53", promised.about().number());
        assertEquals("Léa Kaloï", promised.about().name());
        assertEquals("Vaccin", promised.about().note());
        assertEquals("home", promised.about().requestedBy());
        assertEquals(call("hand").form().caseId(), promised.about().caseId());
        assertEquals("20.52.52", call("hand").number());
        assertEquals("agent", call("hand").agent());
    }

    @Test
    void whatAPersonRegistersTakesThePlaceOfTheCountToo() {
        abandon("counted", "20.52.52");
        phone.advance(60);
        phone.abandoned.count();
        UUID count = call("counted").form().intake();
        Map<String, Object> form = Map.of("call", Map.of("callId", "counted"));

        Interpretation.Registered completed = phone.desk.byHand(HOME, form, said(ContactOutcome.ANSWERED));

        assertEquals(new IntakeId(count), completed.insteadOf());
        assertEquals(CallState.ENDED, call("counted").state());
        RelaisException refused = assertThrows(
                RelaisException.class, () -> phone.desk.byHand(HOME, form, said(ContactOutcome.ABANDONED)));
        assertEquals("/call/callId", refused.errors().get(0).pointer());
    }
}
