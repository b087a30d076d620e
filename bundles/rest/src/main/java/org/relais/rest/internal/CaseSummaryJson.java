package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseStatus;
import org.relais.cases.CaseSummary;
import org.relais.cases.Priority;

/** One line of a list of cases. */
@Schema(name = "CaseSummary")
record CaseSummaryJson(
        String id,
        String reference,
        CaseStatus status,
        String subject,
        @Nullable String topic,
        String channel,
        Priority priority,
        String department,
        @Nullable String assignee,
        Instant receivedAt,
        @Nullable Instant dueAt,
        boolean overdue) {

    static CaseSummaryJson of(CaseSummary summary) {
        return new CaseSummaryJson(
                summary.id().toString(),
                summary.reference().toString(),
                summary.status(),
                summary.subject(),
                summary.topic() == null ? null : summary.topic().toString(),
                summary.channel().toString(),
                summary.priority(),
                summary.department().toString(),
                summary.assignee(),
                summary.receivedAt(),
                summary.dueAt(),
                summary.overdue());
    }
}
