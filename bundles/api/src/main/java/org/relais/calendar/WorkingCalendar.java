package org.relais.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.directory.ChannelId;
import org.relais.directory.SiteId;

/**
 * Opening hours, working days and working time, in the zone of the office. Pure computation on the office pack in force;
 * thread-safe. A null site or channel means the hours of the office as a whole.
 */
@ProviderType
public interface WorkingCalendar {

    OpeningStatus status(Instant at, @Nullable SiteId site, @Nullable ChannelId channel);

    /** The first working day strictly after {@code date}; an office that never opens is refused when its pack is read. */
    NextWorkingDay nextWorkingDay(LocalDate date);

    /**
     * The instant at which {@code workingTime} of opening hours has passed since {@code from}. A start outside opening hours counts
     * from the next opening; zero working time answers the start itself, or the next opening when closed.
     *
     * @param workingTime not negative
     */
    DueDate plus(Instant from, Duration workingTime, @Nullable SiteId site, @Nullable ChannelId channel);

    /** Working time between two instants, zero when {@code to} is not after {@code from}. */
    Duration between(Instant from, Instant to, @Nullable SiteId site, @Nullable ChannelId channel);

    /** The office's own calendar day at an instant. */
    LocalDate officeDay(Instant at);
}
