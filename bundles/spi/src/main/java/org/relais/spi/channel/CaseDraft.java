package org.relais.spi.channel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.Requester;
import org.relais.directory.DepartmentId;
import org.relais.directory.SiteId;
import org.relais.directory.TopicId;
import org.relais.documents.DocumentId;
import org.relais.services.ServiceId;

/**
 * A case to be opened. The core gives it its id, reference, department and due date.
 *
 * @param receivedAt when the citizen made the request, or when the office found it in its mail
 * @param requester null when unknown
 * @param department chosen by whoever took the request; null lets routing decide
 * @param documents those of the intake's documents that belong to this case; the first case also gets those that no draft names
 * @param stampedOn the date of the public's date stamp, from which an implicit decision counts unless its procedure says otherwise;
 *     null for a request without a stamp, or with one that cannot be right
 * @param service the delegated service that it belongs to: only those know of it who may read that service, whatever its topic and
 *     whoever has it; null for a case of the office itself
 */
public record CaseDraft(
        String subject,
        @Nullable String description,
        Instant receivedAt,
        @Nullable SiteId site,
        @Nullable TopicId topic,
        @Nullable String commune,
        @Nullable Requester requester,
        @Nullable DepartmentId department,
        List<DocumentId> documents,
        @Nullable LocalDate stampedOn,
        @Nullable ServiceId service) {

    public CaseDraft {
        documents = List.copyOf(documents);
    }

    /** One of the office itself. */
    public CaseDraft(
            String subject,
            @Nullable String description,
            Instant receivedAt,
            @Nullable SiteId site,
            @Nullable TopicId topic,
            @Nullable String commune,
            @Nullable Requester requester,
            @Nullable DepartmentId department,
            List<DocumentId> documents,
            @Nullable LocalDate stampedOn) {
        this(subject, description, receivedAt, site, topic, commune, requester, department, documents, stampedOn, null);
    }

    /** One without a date stamp. */
    public CaseDraft(
            String subject,
            @Nullable String description,
            Instant receivedAt,
            @Nullable SiteId site,
            @Nullable TopicId topic,
            @Nullable String commune,
            @Nullable Requester requester,
            @Nullable DepartmentId department,
            List<DocumentId> documents) {
        this(subject, description, receivedAt, site, topic, commune, requester, department, documents, null);
    }

    /** One that names no documents either. */
    public CaseDraft(
            String subject,
            @Nullable String description,
            Instant receivedAt,
            @Nullable SiteId site,
            @Nullable TopicId topic,
            @Nullable String commune,
            @Nullable Requester requester,
            @Nullable DepartmentId department) {
        this(subject, description, receivedAt, site, topic, commune, requester, department, List.of());
    }
}
