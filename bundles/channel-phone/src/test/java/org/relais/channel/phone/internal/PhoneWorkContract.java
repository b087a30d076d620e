package org.relais.channel.phone.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.cases.CaseErrors;
import org.relais.cases.Requester;
import org.relais.channel.phone.internal.callbacks.Attempt;
import org.relais.channel.phone.internal.callbacks.Callback;
import org.relais.channel.phone.internal.callbacks.CallbackPromise;
import org.relais.channel.phone.internal.callbacks.CallbackQuery;
import org.relais.channel.phone.internal.callbacks.CallbackState;
import org.relais.channel.phone.internal.calls.Call;
import org.relais.channel.phone.internal.calls.CallEvent;
import org.relais.channel.phone.internal.calls.CallLog;
import org.relais.channel.phone.internal.calls.CallQuery;
import org.relais.channel.phone.internal.calls.CallState;
import org.relais.channel.phone.internal.calls.EventKind;
import org.relais.channel.phone.internal.calls.PhonePermissions;
import org.relais.channel.phone.internal.figures.PhoneFigures;
import org.relais.channel.phone.internal.handoff.HandOff;
import org.relais.channel.phone.internal.handoff.HandOffs;
import org.relais.directory.Presence;
import org.relais.directory.SiteId;
import org.relais.errors.Errors;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.ContactOutcome;
import org.relais.intake.IntakeId;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.Interpretation;
import org.relais.testkit.FakePermissions;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestPlatform;

/** What the phone keeps, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PhoneWorkContract {

    private static final Caller AGENT = PhoneFixture.AGENT;
    private static final Caller HOME = PhoneFixture.HOME;
    private static final OptionalLong ANY = OptionalLong.empty();

    private TestPlatform platform;
    private PhoneFixture phone;

    abstract TestDatabase database();

    @BeforeAll
    void openDatabase() {
        platform = PhoneFixture.platform(database());
    }

    @BeforeEach
    void begin() {
        phone = new PhoneFixture(platform);
    }

    @AfterAll
    void closeDatabase() {
        platform.close();
    }

    private Call call(String id) {
        return phone.calls.get(AGENT, id);
    }

    private CallLog.CallPage list(Map<String, String> parameters) {
        return phone.calls.find(
                AGENT, CallQuery.of(parameters, phone.platform.directory().office()));
    }

    private List<String> ids(Map<String, String> parameters) {
        return list(parameters).items().stream().map(Call::callId).toList();
    }

    private static Map<String, Object> form(String callId, String outcome) {
        return Map.of(
                "outcome",
                outcome,
                "site",
                "caps",
                "topic",
                "vaccination",
                "requester",
                Map.of("lastName", "Kaloï", "phone", "20.52.52"),
                "call",
                Map.of("callId", callId, "caller", "20.52.52", "waitSeconds", 12L));
    }

    private List<Callback> callbacks() {
        return phone.callbacks.find(AGENT, CallbackQuery.of(Map.of())).items();
    }

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

    @Test
    void aDraftLiesSealedAndIsSealedAnewWhenKeysChange() {
        long revision =
                phone.drafts.put(AGENT, "one", "{\"subject\":\"Zébulon\"}", ANY).revision();
        String stored = storedDraft();
        assertFalse(stored.contains("Zébulon"), stored);
        assertEquals(0, phone.sealed.sealAnew(10));
        phone.platform.encryption().rotate();
        assertEquals(1, phone.sealed.sealAnew(10));
        assertEquals(0, phone.sealed.sealAnew(10));
        phone.platform.encryption().retire();

        assertEquals("{\"subject\":\"Zébulon\"}", phone.drafts.get(AGENT, "one").form());
        phone.drafts.put(AGENT, "one", "{}", OptionalLong.of(revision));
    }

    private String storedDraft() {
        return phone.platform
                .unitOfWork()
                .read(() -> phone.platform
                        .entityManager("phone")
                        .createQuery("select d.form from DraftRecord d", String.class)
                        .getSingleResult());
    }

    @Test
    void eachCallInARowKeepsItsOwnDraftUntilItsFormIsHandedIn() {
        long first = phone.drafts.put(AGENT, "one", "{\"subject\":\"1\"}", ANY).revision();
        phone.drafts.put(AGENT, "two", "{\"subject\":\"2\"}", ANY);
        phone.drafts.put(HOME, "one", "{\"subject\":\"H\"}", ANY);
        long second = phone.drafts
                .put(AGENT, "one", "{\"subject\":\"1b\"}", OptionalLong.of(first))
                .revision();
        assertTrue(second > first);
        RelaisException stale =
                assertThrows(RelaisException.class, () -> phone.drafts.put(AGENT, "one", "{}", OptionalLong.of(first)));
        assertEquals(CaseErrors.STALE_REVISION, stale.code());

        phone.handIn(AGENT, "one", form("one", "CASE"));
        assertThrows(RelaisException.class, () -> phone.drafts.get(AGENT, "one"));
        assertEquals("{\"subject\":\"2\"}", phone.drafts.get(AGENT, "two").form());
        assertEquals("{\"subject\":\"H\"}", phone.drafts.get(HOME, "one").form());
        phone.advance(Duration.ofDays(31).toSeconds());
        phone.drafts.forget();
        assertEquals(List.of(), phone.drafts.list(AGENT));
    }

    @Test
    void aCallbackPromisedInAFormIsKeptWhenTheCitizenIsReachedInTime() {
        phone.handIn(AGENT, "k", form("k", "CALLBACK"));
        Callback promised = callbacks().get(0);
        assertEquals(CallbackState.REQUESTED, promised.state());
        assertEquals("20.52.52", promised.about().number());
        assertEquals("Kaloï", promised.about().name());
        assertEquals(phone.now().plus(Duration.ofHours(2)), promised.dueAt());
        assertEquals(call("k").form().caseId(), promised.about().caseId());

        phone.callbacks.assign(AGENT, promised.id(), ANY, "home");
        phone.callbacks.attempt(HOME, promised.id(), ANY, Attempt.Result.NO_ANSWER, null);
        phone.advance(60);
        Callback reached = phone.callbacks.attempt(HOME, promised.id(), ANY, Attempt.Result.REACHED, "Tout est clair");
        Callback done = phone.callbacks.done(HOME, promised.id(), OptionalLong.of(reached.revision()), null);
        assertEquals(CallbackState.DONE, done.state());
        assertEquals(CallbackPromise.KEPT, done.promise(phone.now().plus(Duration.ofDays(9))));
        assertEquals(2, phone.callbacks.get(AGENT, promised.id()).attempts().size());
        assertThrows(RelaisException.class, () -> phone.callbacks.cancel(AGENT, promised.id(), ANY, "trop tard"));
        assertEquals(
                List.of(
                        "Rappel confié à home",
                        "Rappel, tentative 1 : pas de réponse",
                        "Rappel, tentative 2 : joint. Tout est clair",
                        "Rappel effectué"),
                phone.notes.stream()
                        .map(note -> note.substring(note.indexOf("INTERNAL ") + "INTERNAL ".length()))
                        .toList());
    }

    @Test
    void aCallbackIsMissedWhenItsTimeHasPassedAndExpiresAfterThreeAttempts() {
        phone.handIn(AGENT, "m", form("m", "CALLBACK"));
        UUID id = callbacks().get(0).id();
        assertEquals(CallbackPromise.PENDING, phone.callbacks.get(AGENT, id).promise(phone.now()));
        phone.advance(Duration.ofHours(3).toSeconds());
        assertEquals(CallbackPromise.MISSED, phone.callbacks.get(AGENT, id).promise(phone.now()));
        for (int i = 0; i < 3; i++) {
            phone.callbacks.attempt(AGENT, id, ANY, Attempt.Result.VOICEMAIL, null);
        }
        assertEquals(CallbackState.EXPIRED, phone.callbacks.get(AGENT, id).state());
        assertEquals(
                List.of(),
                phone.callbacks
                        .find(AGENT, CallbackQuery.of(Map.of("state", "OPEN")))
                        .items());
    }

    @Test
    void aCallbackByHandIsMadeOnceForAKey() {
        Callback.About about = new Callback.About("20.52.52", "Léa", "Formulaire", null, null, null, null, "agent");
        IdempotencyKey key = new IdempotencyKey("k1");
        UUID first = phone.callbacks
                .request(AGENT, about, null, null, key)
                .callback()
                .id();
        assertEquals(
                first,
                phone.callbacks
                        .request(AGENT, about, null, null, key)
                        .callback()
                        .id());
        Callback.About other = new Callback.About("20.52.53", "Léa", "Formulaire", null, null, null, null, "agent");
        RelaisException reused =
                assertThrows(RelaisException.class, () -> phone.callbacks.request(AGENT, other, null, null, key));
        assertEquals(Errors.IDEMPOTENCY_KEY_REUSED, reused.code());
        assertEquals(1, callbacks().size());
    }

    private HandOff offer(String callId) {
        return phone.handOffs.offer(
                AGENT,
                callId,
                new HandOffs.Offer("home", HandOff.Kind.WARM, "Bourse refusée", "Léa Kaloï", null, null));
    }

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
