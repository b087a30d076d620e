package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.relais.calendar.WorkingCalendar;
import org.relais.cases.CaseId;
import org.relais.cases.CaseReference;
import org.relais.core.internal.calendar.CalendarSamples;
import org.relais.core.internal.cases.Timing.Pause;
import org.relais.core.internal.office.PackSamples;
import org.relais.core.internal.office.TopicDeadlines;
import org.relais.intake.IntakeId;
import org.relais.texts.LocalizedText;

/** Due dates with pauses, against a count of minute after minute. */
class DueDatesTest {

    private static final Instant START = Instant.parse("2021-09-06T20:00:00Z");
    private static final int SAMPLES = 150;

    private final WorkingCalendar calendar = CalendarSamples.calendar(PackSamples.shipped());
    private final DueDates dueDates = new DueDates(topic -> TopicDeadlines.DEFAULT, calendar);

    @Test
    void the_due_date_is_the_minute_at_which_the_target_has_passed_without_the_pauses() {
        Random random = new Random(20210906);
        for (int sample = 0; sample < SAMPLES; sample++) {
            Instant received = minutes(START, random.nextInt(30 * 24 * 60));
            Duration target = Duration.ofMinutes(1 + random.nextInt(30 * 60));
            List<Pause> pauses = pauses(random, received);
            assertEquals(
                    counted(received, target, pauses),
                    dueDates.after(facts(received), target, pauses),
                    () -> received + " " + target + " " + pauses);
        }
    }

    @Test
    void pauses_after_the_due_date_do_not_move_it() {
        CaseFacts facts = facts(START);
        Instant due = dueDates.after(facts, Duration.ofHours(2), List.of());
        assertEquals(
                due,
                dueDates.after(
                        facts, Duration.ofHours(2), List.of(new Pause(due.plusSeconds(60), due.plusSeconds(90_000)))));
    }

    @Test
    void the_explanation_names_the_hours_that_counted_the_holiday_and_the_pause() {
        // Thursday 23 September 2021, 15:30 in Nouméa; the 24th is a holiday
        Instant received = Instant.parse("2021-09-23T04:30:00Z");
        Pause pause = new Pause(received.plus(Duration.ofMinutes(10)), received.plus(Duration.ofMinutes(20)));
        CaseState state = state(Duration.ofHours(1), List.of(pause));
        CaseState due = dueDates.recomputed(facts(received), state);
        assertEquals(Instant.parse("2021-09-26T20:40:00Z"), due.dueAt());
        String lines = dueDates.explanation(facts(received), due).stream()
                .map(LocalizedText::en)
                .collect(Collectors.joining("\n"));
        assertTrue(lines.contains("10 min counted"), lines);
        assertTrue(lines.contains("the clock stood still, 10 min"), lines);
        assertTrue(lines.contains("Citizenship Day"), lines);
        assertTrue(lines.contains("Monday 27 September 2021: 40 min counted"), lines);
    }

    private Instant counted(Instant received, Duration target, List<Pause> pauses) {
        long left = target.toMinutes();
        Instant minute = received;
        while (true) {
            Instant at = minute;
            boolean paused = pauses.stream().anyMatch(pause -> !at.isBefore(pause.from()) && at.isBefore(pause.to()));
            if (!paused && calendar.status(at, null, null).open()) {
                left--;
            }
            minute = minute.plusSeconds(60);
            if (left == 0) {
                return minute;
            }
        }
    }

    private static List<Pause> pauses(Random random, Instant received) {
        List<Pause> pauses = new ArrayList<>();
        Instant from = received;
        for (int i = random.nextInt(4); i > 0; i--) {
            from = minutes(from, 1 + random.nextInt(2_000));
            Instant to = minutes(from, random.nextInt(5_000));
            pauses.add(new Pause(from, to));
            from = to;
        }
        return pauses;
    }

    private static Instant minutes(Instant from, int minutes) {
        return from.plus(Duration.ofMinutes(minutes));
    }

    private static CaseFacts facts(Instant received) {
        return new CaseFacts(
                new CaseId(new UUID(0, 1)),
                CaseReference.of(2021, 1),
                new IntakeId(new UUID(0, 2)),
                "Sujet",
                null,
                "counter",
                null,
                null,
                null,
                received);
    }

    private static CaseState state(Duration target, List<Pause> pauses) {
        return new CaseState(
                org.relais.cases.CaseStatus.TRIAGED,
                null,
                "DAJI",
                "daji",
                org.relais.cases.Priority.NORMAL,
                null,
                START,
                null,
                null,
                Placement.BY_HAND,
                null,
                null,
                0,
                org.relais.directory.Confidentiality.NORMAL,
                List.of(),
                0,
                new Timing(target, pauses, null),
                ProcedureLoad.NONE);
    }
}
