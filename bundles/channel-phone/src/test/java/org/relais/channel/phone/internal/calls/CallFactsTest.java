package org.relais.channel.phone.internal.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.intake.ContactOutcome;
import org.relais.testkit.TestOffice;

class CallFactsTest {

    private static final Instant NOW = Instant.parse("2021-09-06T23:00:00Z");
    private static final PhoneNumbers NUMBERS = new PhoneNumbers();

    private static CallEvent event(EventKind kind, long second, @Nullable String cause) {
        return new CallEvent(
                "c", kind, NOW.plusSeconds(second), "20.52.52", null, null, List.of("u"), null, null, cause, "pbx");
    }

    private static Call call(List<CallEvent> events, @Nullable FormFacts form) {
        return new CallFacts(NUMBERS, events, form).call("c", TestOffice.small().office());
    }

    private static FormFacts form(ContactOutcome outcome) {
        return new FormFacts(
                new UUID(0, 1),
                "agent",
                outcome,
                NOW,
                "caps",
                Duration.ofSeconds(5),
                null,
                "78.99.01",
                null,
                null,
                false);
    }

    /** Every set of events, in 500 random orders with repetitions, tells what it tells in its natural order. */
    @Test
    void theOrderOfEventsPlaysNoPart() {
        Random random = new Random(20_210_907);
        for (int round = 0; round < 500; round++) {
            List<CallEvent> told = new ArrayList<>();
            for (EventKind kind : EventKind.values()) {
                if (random.nextInt(4) > 0) {
                    @Nullable String[] causes = {null, "cancel", "normalClearing", "forwarded"};
                    told.add(event(kind, random.nextInt(100), causes[random.nextInt(causes.length)]));
                }
            }
            @Nullable
            FormFacts form =
                    told.isEmpty() || random.nextBoolean() ? form(ContactOutcome.values()[random.nextInt(5)]) : null;
            Call expected = call(told, form);
            List<CallEvent> shuffled = new ArrayList<>(told);
            for (int repeat = random.nextInt(3); repeat > 0 && !told.isEmpty(); repeat--) {
                shuffled.add(told.get(random.nextInt(told.size())));
            }
            Collections.shuffle(shuffled, random);
            Map<EventKind, CallEvent> first = new EnumMap<>(EventKind.class);
            shuffled.forEach(event -> first.putIfAbsent(event.kind(), event));
            List<CallEvent> arrived = new ArrayList<>(first.values());
            Collections.shuffle(arrived, random);
            assertEquals(expected, call(arrived, form), told + " " + form);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, false, , RINGING",
        "true, true, false, , ANSWERED",
        "false, true, false, , ANSWERED",
        "true, true, true, normalClearing, ENDED",
        "true, false, true, normalClearing, ENDED",
        "false, false, true, normalClearing, ENDED",
        "true, false, true, cancel, ABANDONED",
        "true, false, true, noAnswer, ABANDONED",
        "false, false, true, , ABANDONED",
        "true, false, true, forwarded, FORWARDED",
        "true, true, true, cancel, ENDED"
    })
    void theStateFollowsFromWhatIsKnown(
            boolean rang, boolean answered, boolean over, @Nullable String cause, CallState expected) {
        List<CallEvent> events = new ArrayList<>();
        if (rang) {
            events.add(event(EventKind.NEW_CALL, 0, null));
        }
        if (answered) {
            events.add(event(EventKind.ANSWER, 12, null));
        }
        if (over) {
            events.add(event(EventKind.HANGUP, 60, cause));
        }
        assertEquals(expected, call(events, null).state());
    }

    @Test
    void whoeverHandsInTheFormOfACallHasAnsweredIt() {
        List<CallEvent> unanswered = List.of(event(EventKind.NEW_CALL, 0, null), event(EventKind.HANGUP, 60, "cancel"));
        assertEquals(
                CallState.ENDED, call(unanswered, form(ContactOutcome.ANSWERED)).state());
        assertEquals(
                CallState.ABANDONED,
                call(unanswered, form(ContactOutcome.ABANDONED)).state());
        assertEquals(CallState.ENDED, call(List.of(), form(ContactOutcome.CASE)).state());
        assertEquals(
                Duration.ofSeconds(5),
                call(List.of(), form(ContactOutcome.CASE)).waited());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "205252",
                "20.52.52",
                "20 52 52",
                "20/52/52",
                "20-52-52",
                "687205252",
                "687 20.52.52",
                "00687205252",
                "+687205252",
                "+687 20 52 52",
                "(687) 20-52-52"
            })
    void aNumberIsTheSameInEverySpelling(String number) {
        assertEquals("+687205252", NUMBERS.key(number).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"15, 15", "1 8, 18", "+33 6 12 34 56 78, +33612345678", "anonymous, ''", "sip:101, ''", "0, ''"})
    void whatIsNoNumberOfSomebodyHasNoSpelling(String number, String key) {
        assertEquals(key, NUMBERS.key(number).orElse(""));
    }
}
