package org.relais.channel.phone.internal.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.CaseReference;
import org.relais.intake.ContactOutcome;

/**
 * What was written down about a call in its form.
 *
 * @param account who handed the form in
 * @param number that called, as it was written
 * @param caseId the first case that the call opened or was about, or null
 * @param automatic nobody filled the form in: the call was abandoned
 */
public record FormFacts(
        UUID intake,
        String account,
        ContactOutcome outcome,
        Instant startedAt,
        @Nullable String site,
        @Nullable Duration waited,
        @Nullable Duration talked,
        @Nullable String number,
        @Nullable CaseId caseId,
        @Nullable CaseReference reference,
        boolean automatic) {}
