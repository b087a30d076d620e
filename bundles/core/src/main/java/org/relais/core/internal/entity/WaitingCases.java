package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseSummary;
import org.relais.cases.Priority;
import org.relais.core.internal.queues.QueueStore.Position;
import org.relais.core.internal.queues.QueueStore.Waiting;
import org.relais.directory.Confidentiality;
import org.relais.permissions.CaseSubject;

/** What waits in one queue, straight from the index that holds it in the order of urgency. */
final class WaitingCases {

    private final EntityManager entities;
    private final String queue;
    private final Collection<Confidentiality> levels;

    WaitingCases(EntityManager entities, String queue, Collection<Confidentiality> levels) {
        this.entities = entities;
        this.queue = queue;
        this.levels = levels;
    }

    List<Waiting> page(@Nullable Position after, int limit, Instant now) {
        List<Object> parameters = new ArrayList<>(List.of(queue));
        String further = "";
        if (after != null) {
            Timestamp due = Timestamp.from(after.dueAt());
            int priority = after.priority().ordinal();
            parameters.addAll(List.of(priority, priority, due, due, after.id()));
            further = " and PRIORITY <= ?2 and (PRIORITY < ?3 or DUE_AT > ?4 or (DUE_AT = ?5 and ID > ?6))";
        }
        return NativeSql.rows(
                        entities,
                        "select " + CaseListing.COLUMNS + ", CONFIDENTIALITY from RELAIS_CASE"
                                + " where QUEUE = ?1 and IS_CLAIMABLE = 1" + further
                                + " and CONFIDENTIALITY" + VisibilityCondition.in(levels)
                                + " order by PRIORITY desc, DUE_AT, ID fetch first " + limit + " rows only",
                        parameters)
                .stream()
                .map(row -> waiting((Object[]) row, now))
                .toList();
    }

    private static Waiting waiting(Object[] row, Instant now) {
        CaseSummary summary = CaseListing.summary(row, now);
        CaseSubject subject = new CaseSubject(
                summary.department(), summary.assignee(), Confidentiality.named((String) row[row.length - 1]));
        Position position = new Position(
                Priority.values()[((Number) row[6]).intValue()],
                NativeSql.instant(row[10]),
                summary.id().toString());
        return new Waiting(summary, subject, position);
    }
}
