package org.relais.core.internal.queues;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.CaseSummary;
import org.relais.cases.Priority;
import org.relais.directory.Confidentiality;
import org.relais.directory.DepartmentId;
import org.relais.permissions.CaseSubject;
import org.relais.queues.QueueSettings;

/** Where queues lie. Every method needs a running unit of work. */
public interface QueueStore {

    /** Settings that somebody has edited, and how often. */
    record EditedSettings(QueueSettings settings, long revision) {}

    /** A place in the order in which a queue hands out its work: everything after it is less urgent. */
    record Position(Priority priority, Instant dueAt, String id) {}

    /** A case that waits for somebody, and what decides who may know of it. */
    record Waiting(CaseSummary summary, CaseSubject subject, Position position) {}

    /**
     * Open cases of one queue that the same people may know of.
     *
     * @param waiting those that somebody can take
     * @param assigned those that somebody has
     */
    record Count(String queue, CaseSubject subject, long open, long waiting, long assigned, long overdue) {}

    /**
     * Whose turn it is.
     *
     * @param turns how often this person was given a case
     */
    record Turn(long turns, @Nullable Instant lastGivenAt) {}

    /** By id of the queue. */
    Map<String, EditedSettings> settings();

    void put(String queue, EditedSettings edited);

    /**
     * What waits in a queue, most urgent first.
     *
     * @param levels of which confidentiality
     */
    List<Waiting> waiting(
            String queue, Collection<Confidentiality> levels, @Nullable Position after, int limit, Instant now);

    /** What is open in each queue, without those cases that are visible only to whoever has them. */
    List<Count> counts(Instant now);

    /** The open cases that somebody has, one count for each. */
    List<Count> assignedTo(String account, Instant now);

    /** Open cases of a department in a queue, whoever has them. */
    List<CaseId> open(String queue, DepartmentId department, int limit);

    /** When the oldest open case of a queue with such a subject was received; null when there is none. */
    @Nullable
    Instant oldest(String queue, CaseSubject subject);

    /** Makes few rows of the many that changes have left behind the counts; they stay the same. */
    void fold(Instant now);

    /** How many open cases of the office each of these people has; who has none is missing. */
    Map<String, Integer> loads(Collection<String> accounts);

    /** Makes everybody else who gives cases wait until the unit of work ends; then loads and turns are as they will stay. */
    void lock();

    /** The turns of these people, all of them. */
    Map<String, Turn> turns(Collection<String> accounts);

    /** Counts another case given to somebody; needs {@link #lock}. */
    void give(String account, Instant now);

    /** Who has given this case back to a queue. */
    Set<String> releasedBy(CaseId id);
}
