package org.relais.spi.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.cases.Requester;
import org.relais.directory.DepartmentId;
import org.relais.directory.SiteId;
import org.relais.directory.TopicId;

/**
 * A case to be opened. The core gives it its id, reference, department and due date.
 *
 * @param receivedAt when the citizen made the request
 * @param requester null when unknown
 * @param department chosen by whoever took the request; null lets routing decide
 */
public record CaseDraft(
        String subject,
        @Nullable String description,
        Instant receivedAt,
        @Nullable SiteId site,
        @Nullable TopicId topic,
        @Nullable String commune,
        @Nullable Requester requester,
        @Nullable DepartmentId department) {}
