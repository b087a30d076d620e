package org.relais.core.internal.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.CaseReference;
import org.relais.cases.Requester;
import org.relais.intake.IntakeId;

/**
 * Everything about a case that never changes once it is opened.
 *
 * @param intake what it came from
 */
public record CaseFacts(
        CaseId id,
        CaseReference reference,
        IntakeId intake,
        String subject,
        @Nullable String description,
        String channel,
        @Nullable String site,
        @Nullable String commune,
        @Nullable Requester requester,
        Instant receivedAt) {

    /** What routing rules on words look at. */
    String text() {
        return description == null ? subject : subject + "\n" + description;
    }
}
