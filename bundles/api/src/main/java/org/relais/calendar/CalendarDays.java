package org.relais.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;

/**
 * The days that are not as their day of the week is, read and edited. An edit wins over what the office pack says of the same date; it
 * is in force on this node at once, on others within a second, and the due dates of open cases follow within seconds. Every edit
 * stands in the journal of the office. Thread-safe; reading needs {@code office:read}, editing {@code calendar:edit}.
 *
 * <p>Edits throw {@link org.relais.errors.RelaisException} {@code invalid-request} that names what is wrong,
 * {@code stale-calendar-day} when {@code expected} is not the day's revision, {@code not-found} when there is nothing to remove.
 */
@ProviderType
public interface CalendarDays {

    /** The longest period that {@link #between} answers. */
    int MAX_DAYS = 3_660;

    /** What is in force, by date and then strongest first; both bounds inclusive. */
    List<CalendarDay> between(Caller caller, LocalDate from, LocalDate to);

    /**
     * Closes the office on a date, or says something else about its closure there.
     *
     * @throws org.relais.errors.RelaisException {@code day-has-hours} when exceptional hours for the whole office win over it
     */
    CalendarDay putClosure(Caller caller, LocalDate date, OptionalLong expected, ClosureEdit edit);

    /** The date is again as it would be without that closure, also when the office pack has it. */
    void removeClosure(Caller caller, LocalDate date, OptionalLong expected, String reason);

    /** Gives a date hours of its own, at the whole office or at one site, one channel or both. */
    CalendarDay putExceptionalDay(Caller caller, LocalDate date, OptionalLong expected, ExceptionalDayEdit edit);

    /** The date is again as it would be without those hours, also when the office pack has them. */
    void removeExceptionalDay(
            Caller caller,
            LocalDate date,
            OptionalLong expected,
            @Nullable String site,
            @Nullable String channel,
            String reason);
}
