package org.relais.spi.channel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.Requester;
import org.relais.directory.DepartmentId;
import org.relais.directory.SiteId;
import org.relais.directory.TopicId;
import org.relais.documents.DocumentId;

/**
 * A case to be opened. The core gives it its id, reference, department and due date.
 *
 * @param receivedAt when the citizen made the request
 * @param requester null when unknown
 * @param department chosen by whoever took the request; null lets routing decide
 * @param documents those of the intake's documents that belong to this case; the first case also gets those that no draft names
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
        List<DocumentId> documents) {

    public CaseDraft {
        documents = List.copyOf(documents);
    }

    /** One that names no documents. */
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
