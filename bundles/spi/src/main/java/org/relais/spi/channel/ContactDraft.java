package org.relais.spi.channel;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.directory.DepartmentId;
import org.relais.directory.SiteId;
import org.relais.directory.TopicId;
import org.relais.intake.ContactOutcome;

/**
 * An interaction with a citizen, to be counted.
 *
 * @param occurredAt when it took place; figures count it on that day of the office
 * @param waited before somebody answered, or null when that makes no sense on this channel
 * @param talked null likewise
 * @param department where the citizen was sent, or null when nowhere or when routing decides
 */
public record ContactDraft(
        ContactOutcome outcome,
        Instant occurredAt,
        @Nullable SiteId site,
        @Nullable TopicId topic,
        @Nullable DepartmentId department,
        @Nullable Duration waited,
        @Nullable Duration talked) {}
