package org.relais.core.internal.office;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Weekly opening hours, for a site, a channel, one channel on one site, or (both null) the office as a whole.
 *
 * @param week intervals of each day in order of time; a day without hours is absent
 */
public record OpeningHours(@Nullable String site, @Nullable String channel, Map<DayOfWeek, List<TimeInterval>> week) {

    public OpeningHours {
        week = Map.copyOf(week);
    }

    public List<TimeInterval> on(DayOfWeek day) {
        return week.getOrDefault(day, List.of());
    }
}
