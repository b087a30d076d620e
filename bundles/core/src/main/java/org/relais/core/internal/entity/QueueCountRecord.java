package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.relais.core.internal.cases.CaseState;
import org.relais.core.internal.time.TimeOrderedIds;

/** One row of RELAIS_QUEUE_COUNT: how a change moved the counts. Rows are added and summed, never changed. */
@Entity
@Table(name = "RELAIS_QUEUE_COUNT")
@NullUnmarked
class QueueCountRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "QUEUE")
    private String queue;

    @Column(name = "DEPARTMENT")
    private String department;

    @Column(name = "CONFIDENTIALITY")
    private String confidentiality;

    @Column(name = "DUE_AT")
    private Instant dueAt;

    @Column(name = "OPEN_CASES")
    private int open;

    @Column(name = "WAITING_CASES")
    private int waiting;

    /** What is counted together. */
    record Key(
            String queue,
            String department,
            String confidentiality,
            @Nullable Instant dueAt) {}

    QueueCountRecord() {}

    QueueCountRecord(Key key, int open, int waiting) {
        this.id = TimeOrderedIds.next().toString();
        this.queue = key.queue();
        this.department = key.department();
        this.confidentiality = key.confidentiality();
        this.dueAt = key.dueAt();
        this.open = open;
        this.waiting = waiting;
    }

    /** The rows that a change adds: none when it moves no count. */
    static List<QueueCountRecord> between(@Nullable CaseState before, @Nullable CaseState after) {
        List<QueueCountRecord> rows = new ArrayList<>(2);
        int openBefore = open(before);
        int openAfter = open(after);
        if (openBefore + openAfter == 2 && Objects.equals(key(before), key(after))) {
            int waiting = waiting(after) - waiting(before);
            if (waiting != 0) {
                rows.add(new QueueCountRecord(key(after), 0, waiting));
            }
            return rows;
        }
        if (openBefore == 1) {
            rows.add(new QueueCountRecord(key(before), -1, -waiting(before)));
        }
        if (openAfter == 1) {
            rows.add(new QueueCountRecord(key(after), 1, waiting(after)));
        }
        return rows;
    }

    private static int open(@Nullable CaseState state) {
        return state != null && state.status().isOpen() ? 1 : 0;
    }

    private static int waiting(CaseState state) {
        return state.assignee() == null ? 1 : 0;
    }

    private static Key key(CaseState state) {
        return new Key(
                state.queue(),
                state.department(),
                state.confidentiality().name(),
                state.waitingSince() == null ? state.dueAt() : null);
    }
}
