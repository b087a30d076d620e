package org.relais.calendar;

import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.texts.LocalizedText;

/** The ways in which an edit of the calendar can fail beyond {@link org.relais.errors.Errors}. */
public final class CalendarErrors {

    /** {@code If-Match} names another revision of the day; read it again. */
    public static final ErrorCode STALE_DAY = new ErrorCode(
            "stale-calendar-day",
            ErrorCategory.STALE,
            new LocalizedText("Ce jour a changé entre-temps", "The day has changed meanwhile"));

    /** The date has exceptional hours for the whole office, which win over a closure. */
    public static final ErrorCode DAY_HAS_HOURS = new ErrorCode(
            "day-has-hours",
            ErrorCategory.REFUSED,
            new LocalizedText("Ce jour a des horaires exceptionnels", "The day has exceptional hours"));

    /** Somebody has decided on the proposal already. */
    public static final ErrorCode PROPOSAL_DECIDED = new ErrorCode(
            "proposal-decided",
            ErrorCategory.CONFLICT,
            new LocalizedText("Cette proposition est déjà tranchée", "The proposal is decided already"));

    private CalendarErrors() {}
}
