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

    @Column(name = "ASSIGNED_CASES")
    private int assigned;

    /** What is counted together. */
    record Key(
            String queue,
            String department,
            String confidentiality,
            @Nullable Instant dueAt) {}

    /** How many cases; one that nobody has and that nobody can take now, since it waits for the citizen, is open and nothing else. */
    record Moved(int open, int waiting, int assigned) {

        static final Moved NOTHING = new Moved(0, 0, 0);

        static Moved by(@Nullable CaseState state) {
            return state == null || !state.status().isOpen()
                    ? NOTHING
                    : new Moved(1, state.awaitsAssignment() ? 1 : 0, state.assignee() == null ? 0 : 1);
        }

        Moved plus(Moved other) {
            return new Moved(open + other.open, waiting + other.waiting, assigned + other.assigned);
        }

        Moved minus(Moved other) {
            return new Moved(open - other.open, waiting - other.waiting, assigned - other.assigned);
        }
    }

    QueueCountRecord() {}

    QueueCountRecord(Key key, Moved moved) {
        this.id = TimeOrderedIds.next().toString();
        this.queue = key.queue();
        this.department = key.department();
        this.confidentiality = key.confidentiality();
        this.dueAt = key.dueAt();
        this.open = moved.open();
        this.waiting = moved.waiting();
        this.assigned = moved.assigned();
    }

    /** The rows that a change adds: none when it moves no count. */
    static List<QueueCountRecord> between(@Nullable CaseState before, @Nullable CaseState after) {
        List<QueueCountRecord> rows = new ArrayList<>(2);
        Moved gone = Moved.by(before);
        Moved come = Moved.by(after);
        if (before != null && after != null && Objects.equals(key(before), key(after))) {
            add(rows, after, come.minus(gone));
        } else {
            add(rows, before, Moved.NOTHING.minus(gone));
            add(rows, after, come);
        }
        return rows;
    }

    private static void add(List<QueueCountRecord> rows, @Nullable CaseState state, Moved moved) {
        if (state != null && !moved.equals(Moved.NOTHING)) {
            rows.add(new QueueCountRecord(key(state), moved));
        }
    }

    private static Key key(CaseState state) {
        return new Key(
                state.queue(),
                state.department(),
                state.confidentiality().name(),
                state.waitingSince() == null ? state.dueAt() : null);
    }
}
