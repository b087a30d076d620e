package org.relais.core.internal.cases;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.CaseReference;
import org.relais.cases.Requester;
import org.relais.intake.IntakeId;

/**
 * Everything about a case that never changes once it is opened.
 *
 * @param intake what it came from
 * @param requester as it was given
 * @param party the same as the office knows it
 * @param stampedOn the date of the public's date stamp, or null
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
        Instant receivedAt,
        CaseParty party,
        @Nullable LocalDate stampedOn) {

    /** A case of a request without a date stamp. */
    public CaseFacts(
            CaseId id,
            CaseReference reference,
            IntakeId intake,
            String subject,
            @Nullable String description,
            String channel,
            @Nullable String site,
            @Nullable String commune,
            @Nullable Requester requester,
            Instant receivedAt,
            CaseParty party) {
        this(id, reference, intake, subject, description, channel, site, commune, requester, receivedAt, party, null);
    }

    /** A case of nobody whom the office knows. */
    public CaseFacts(
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
        this(
                id,
                reference,
                intake,
                subject,
                description,
                channel,
                site,
                commune,
                requester,
                receivedAt,
                CaseParty.NOBODY);
    }

    /** What routing rules on words look at. */
    String text() {
        return description == null ? subject : subject + "\n" + description;
    }
}
