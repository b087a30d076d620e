package org.relais.core.internal.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.directory.ChannelId;
import org.relais.intake.ContactOutcome;
import org.relais.intake.IntakeId;
import org.relais.services.ServiceId;

/**
 * A contact as it lies in the store.
 *
 * @param officeDay the day of the office on which it is counted
 * @param department where the citizen was sent, by hand or by a rule
 * @param cases how many cases it opened
 * @param service to which it belongs; null for none
 */
public record StoredContact(
        UUID id,
        IntakeId intake,
        ChannelId channel,
        ContactOutcome outcome,
        Instant occurredAt,
        LocalDate officeDay,
        @Nullable String site,
        @Nullable String topic,
        @Nullable String department,
        @Nullable Duration waited,
        @Nullable Duration talked,
        int cases,
        @Nullable ServiceId service) {}
