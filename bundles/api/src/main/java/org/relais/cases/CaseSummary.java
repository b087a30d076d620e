package org.relais.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.directory.ChannelId;
import org.relais.directory.DepartmentId;
import org.relais.directory.TopicId;

/** One line of a list of cases. */
public record CaseSummary(
        CaseId id,
        CaseReference reference,
        CaseStatus status,
        String subject,
        @Nullable TopicId topic,
        ChannelId channel,
        Priority priority,
        DepartmentId department,
        @Nullable String assignee,
        Instant receivedAt,
        @Nullable Instant dueAt,
        boolean overdue) {}
