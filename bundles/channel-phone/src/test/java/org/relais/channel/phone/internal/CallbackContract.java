package org.relais.channel.phone.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseErrors;
import org.relais.channel.phone.internal.callbacks.Attempt;
import org.relais.channel.phone.internal.callbacks.Callback;
import org.relais.channel.phone.internal.callbacks.CallbackPromise;
import org.relais.channel.phone.internal.callbacks.CallbackQuery;
import org.relais.channel.phone.internal.callbacks.CallbackState;
import org.relais.errors.Errors;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.RelaisException;

/** What an agent begins and promises during a call: drafts of forms and callbacks, on a real database. */
abstract class CallbackContract extends PhoneWorkContract {

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
}
