package org.relais.core.internal.office;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.texts.LocalizedText;

/**
 * A date with hours of its own, stronger than weekly hours, holidays and closures.
 *
 * @param site null for every site
 * @param channel null for every channel
 * @param hours empty when closed all day
 * @param label why
 */
public record ExceptionalDay(
        LocalDate date,
        @Nullable String site,
        @Nullable String channel,
        List<TimeInterval> hours,
        LocalizedText label) {

    public ExceptionalDay {
        hours = List.copyOf(hours);
    }
}
