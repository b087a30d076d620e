package org.relais.core.internal.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.relais.calendar.CalendarDay;
import org.relais.calendar.CalendarDay.Kind;
import org.relais.calendar.CalendarDay.Source;
import org.relais.calendar.CalendarErrors;
import org.relais.calendar.CalendarProposal;
import org.relais.calendar.ExceptionalDayEdit;
import org.relais.changes.OfficeArea;
import org.relais.changes.OfficeChange;
import org.relais.changes.OfficeChangeQuery;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.entity.JpaOfficeJournalStore;
import org.relais.errors.ErrorCode;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/** Days of the calendar that people edit or a feed proposes, on a real database. */
abstract class CalendarDayContract extends CalendarEditContract {

    private static final LocalDate PACK_CLOSURE = LocalDate.of(2021, 10, 15);
    private static final LocalDate PACK_HOURS = LocalDate.of(2021, 12, 24);

    private static ExceptionalDayEdit hours(String... hours) {
        return new ExceptionalDayEdit(List.of(hours), new LocalizedText("Permanence", "Standby"), null, null, null);
    }

    private static void assertRefused(
            ErrorCode code, @Nullable String pointer, org.junit.jupiter.api.function.Executable call) {
        RelaisException refused = assertThrows(RelaisException.class, call);
        assertEquals(code, refused.code(), refused.getMessage());
        if (pointer != null) {
            assertEquals(pointer, refused.errors().get(0).pointer());
        }
    }

    private List<CalendarDay> on(LocalDate date) {
        return node.days.between(OfficeFixture.AGENT, date, date);
    }

    @Test
    void aClosureIsInForceAtOnceAndNamesItsDecree() {
        assertTrue(node.isOpen(TUESDAY));
        CalendarDay day = put(TUESDAY, "Cyclone");
        assertEquals(1, day.revision());
        assertFalse(node.isOpen(TUESDAY));
        assertEquals(
                "Cyclone (arrêté 12)",
                node.calendar
                        .nextWorkingDay(TUESDAY.minusDays(1))
                        .skipped()
                        .get(0)
                        .reason()
                        .fr());
        assertEquals(List.of(day), on(TUESDAY));
    }

    @Test
    void anotherNodeKnowsAfterASecond() {
        Node other = new Node();
        assertTrue(other.isOpen(TUESDAY));
        put(TUESDAY, "Cyclone");
        assertTrue(other.isOpen(TUESDAY));
        desk.clock.advance(Duration.ofSeconds(1));
        assertFalse(other.isOpen(TUESDAY));
    }

    @Test
    void aClosureThatIsTakenAwayLeavesTheDayAsItWas() {
        put(TUESDAY, "Cyclone");
        node.days.removeClosure(OfficeFixture.SUPERVISOR, TUESDAY, OptionalLong.of(1), "false alarm");
        assertTrue(node.isOpen(TUESDAY));
        assertEquals(List.of(), on(TUESDAY));
        assertEquals(3, put(TUESDAY, "Cyclone again").revision());
    }

    @Test
    void aClosureOfThePackCanBeRenamedAndTakenAway() {
        assertEquals(Source.PACK, on(PACK_CLOSURE).get(0).source());
        assertFalse(node.isOpen(PACK_CLOSURE));
        put(PACK_CLOSURE, "Grand pont");
        assertEquals(Source.PERSON, on(PACK_CLOSURE).get(0).source());
        assertEquals(1, on(PACK_CLOSURE).size());
        node.days.removeClosure(OfficeFixture.SUPERVISOR, PACK_CLOSURE, ANY, "decree withdrawn");
        assertTrue(node.isOpen(PACK_CLOSURE));
    }

    @Test
    void anExceptionalDayWinsOverAHolidayAndAClosure() {
        LocalDate holiday = LocalDate.of(2021, 9, 24);
        assertFalse(node.isOpen(holiday));
        node.days.putExceptionalDay(OfficeFixture.SUPERVISOR, holiday, ANY, hours("13:00-14:00", "09:00-11:00"));
        assertTrue(node.isOpen(holiday));
        assertEquals(
                List.of(Kind.EXCEPTIONAL, Kind.HOLIDAY),
                on(holiday).stream().map(CalendarDay::kind).toList());
        assertEquals(List.of("09:00-11:00", "13:00-14:00"), on(holiday).get(0).hours());
        assertEquals(Source.RULE, on(holiday).get(1).source());
        node.days.removeExceptionalDay(OfficeFixture.SUPERVISOR, holiday, ANY, null, null, "nobody came");
        assertFalse(node.isOpen(holiday));
    }

    @Test
    void aClosureThatExceptionalHoursWouldHideIsRefused() {
        assertRefused(CalendarErrors.DAY_HAS_HOURS, null, () -> put(PACK_HOURS, "Cyclone"));
        node.days.removeExceptionalDay(OfficeFixture.SUPERVISOR, PACK_HOURS, ANY, null, null, "cyclone");
        put(PACK_HOURS, "Cyclone");
        assertFalse(node.isOpen(PACK_HOURS));
    }

    @Test
    void whoReadAnOlderRevisionIsRefused() {
        put(TUESDAY, "Cyclone");
        assertRefused(
                CalendarErrors.STALE_DAY,
                null,
                () -> node.days.putClosure(
                        OfficeFixture.SUPERVISOR, TUESDAY, OptionalLong.of(0), closure("Grève", null)));
        assertRefused(
                CalendarErrors.STALE_DAY,
                null,
                () -> node.days.removeClosure(OfficeFixture.SUPERVISOR, TUESDAY, OptionalLong.of(2), "why"));
    }

    @Test
    void onlyThosePermittedEditAndEverybodyReads() {
        assertRefused(
                Errors.FORBIDDEN,
                null,
                () -> node.days.putClosure(OfficeFixture.AGENT, TUESDAY, ANY, closure("Congé", null)));
        assertRefused(
                Errors.FORBIDDEN, null, () -> node.days.removeClosure(OfficeFixture.DPASS, PACK_CLOSURE, ANY, "why"));
        assertEquals(1, on(PACK_CLOSURE).size());
    }

    @Test
    void aDayThatHasBegunNeedsAReason() {
        LocalDate today = LocalDate.of(2021, 9, 7);
        assertRefused(Errors.INVALID_REQUEST, "/reason", () -> put(today, "Cyclone"));
        assertRefused(
                Errors.INVALID_REQUEST,
                "/reason",
                () -> node.days.removeClosure(OfficeFixture.SUPERVISOR, PACK_CLOSURE, ANY, "x".repeat(2001)));
        node.days.putClosure(OfficeFixture.SUPERVISOR, today, ANY, closure("Cyclone", "decree of last night"));
        assertFalse(node.isOpen(today));
    }

    @Test
    void hoursThatMakeNoSenseAreNamed() {
        assertRefused(
                Errors.INVALID_REQUEST,
                "/hours/1",
                () -> node.days.putExceptionalDay(
                        OfficeFixture.SUPERVISOR, TUESDAY, ANY, hours("07:00-12:00", "25:00-26:00")));
        assertRefused(
                Errors.INVALID_REQUEST,
                "/hours",
                () -> node.days.putExceptionalDay(
                        OfficeFixture.SUPERVISOR, TUESDAY, ANY, hours("07:00-12:00", "11:00-13:00")));
        assertRefused(
                Errors.NOT_FOUND, null, () -> node.days.removeClosure(OfficeFixture.SUPERVISOR, TUESDAY, ANY, "why"));
    }

    @Test
    void everyEditStandsInTheJournalOfTheOffice() {
        put(TUESDAY, "Cyclone");
        node.days.removeClosure(OfficeFixture.SUPERVISOR, TUESDAY, ANY, "false alarm");
        JpaOfficeJournalStore journal = new JpaOfficeJournalStore(desk.persistence.entityManager("core"));
        List<OfficeChange> changes = desk.unitOfWork
                .read(() -> journal.find(
                        new OfficeChangeQuery(OfficeArea.CALENDAR, null, 10, null), Set.of(OfficeArea.CALENDAR)))
                .items();
        assertEquals(
                List.of("remove", "put"),
                changes.stream().map(OfficeChange::action).toList());
        assertEquals("closure 2021-09-28", changes.get(0).subject());
        assertEquals("false alarm", changes.get(0).reason());
        assertEquals(List.of("Cyclone", ""), changes.get(0).changes().get("label.fr"));
        assertEquals(List.of("", "arrêté 12"), changes.get(1).changes().get("decree"));
    }

    private List<CalendarProposal> propose(String... lines) {
        String feed = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//FR\r\n" + String.join("\r\n", lines)
                + "\r\nEND:VCALENDAR\r\n";
        return node.proposals.propose(OfficeFixture.SUPERVISOR, feed.getBytes(StandardCharsets.UTF_8));
    }

    private static String event(String uid, String date, String label) {
        return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTART;VALUE=DATE:" + date + "\r\nSUMMARY:" + label
                + "\r\nEND:VEVENT";
    }

    @Test
    void aFeedProposesAndSaysWhatItWouldChange() {
        List<CalendarProposal> proposed = propose(
                event("a", "20210928", "Pont"),
                event("b", "20210924", "Fête de la citoyenneté"),
                event("c", "20211015", "Pont"),
                event("d", "20211015", "Grand pont"));
        assertEquals(
                List.of(
                        CalendarProposal.Effect.NEW,
                        CalendarProposal.Effect.KNOWN,
                        CalendarProposal.Effect.KNOWN,
                        CalendarProposal.Effect.DIFFERS),
                proposed.stream().map(CalendarProposal::effect).toList());
        assertTrue(node.isOpen(TUESDAY), "nothing is in force before somebody accepts it");
    }

    @Test
    void theSameFeedAgainProposesNothingAgainUnlessItSaysSomethingElse() {
        CalendarProposal first = propose(event("a", "20210928", "Pont")).get(0);
        node.proposals.refuse(OfficeFixture.SUPERVISOR, first.id(), "not here");
        CalendarProposal again = propose(event("a", "20210928", "Pont")).get(0);
        assertEquals(first.id(), again.id());
        assertEquals(CalendarProposal.State.REFUSED, again.state());
        CalendarProposal renamed =
                propose(event("a", "20210928", "Pont du gouverneur")).get(0);
        assertEquals(first.id(), renamed.id());
        assertEquals(CalendarProposal.State.PENDING, renamed.state());
        assertNull(renamed.decidedBy());
        assertEquals(1, node.proposals.list(OfficeFixture.SUPERVISOR, null).size());
    }

    @Test
    void whatIsAcceptedIsInForceAndDecidedOnce() {
        CalendarProposal proposal = propose(event("a", "20210928", "Pont")).get(0);
        CalendarProposal accepted = node.proposals.accept(OfficeFixture.SUPERVISOR, proposal.id(), "arrêté 99");
        assertEquals(CalendarProposal.State.ACCEPTED, accepted.state());
        assertEquals("supervisor", accepted.decidedBy());
        assertFalse(node.isOpen(TUESDAY));
        assertEquals("arrêté 99", on(TUESDAY).get(0).decree());
        assertRefused(
                CalendarErrors.PROPOSAL_DECIDED,
                null,
                () -> node.proposals.refuse(OfficeFixture.SUPERVISOR, proposal.id(), null));
        assertRefused(Errors.FORBIDDEN, null, () -> node.proposals.list(OfficeFixture.AGENT, null));
    }
}
