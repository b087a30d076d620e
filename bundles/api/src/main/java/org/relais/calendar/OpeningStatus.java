package org.relais.calendar;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.relais.texts.LocalizedText;

/**
 * Whether the office is open at an instant.
 *
 * @param officeDay the office's own calendar day at that instant
 * @param closesAt end of the current interval; null when closed
 * @param nextOpening start of the next interval; null when open
 * @param reason why it is closed; null when open
 */
public record OpeningStatus(
        boolean open,
        LocalDate officeDay,
        @Nullable Instant closesAt,
        @Nullable Instant nextOpening,
        @Nullable LocalizedText reason) {}
