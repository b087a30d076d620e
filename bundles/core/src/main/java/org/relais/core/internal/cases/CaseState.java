package org.relais.core.internal.cases;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseStatus;
import org.relais.cases.Priority;
import org.relais.cases.Resolution;
import org.relais.cases.RoutingTrace;

/**
 * Everything about a case that can change. A value: each change makes a new one, and the journal records the difference.
 *
 * @param dueAt kept while waiting, when it is not shown
 * @param waitingUntil when what is waited for is expected; only while WAITING
 * @param merge present exactly while another case goes on for this one
 * @param links how many other cases it is tied to
 * @param waitingSince present exactly while WAITING
 */
public record CaseState(
        CaseStatus status,
        @Nullable String topic,
        String department,
        String queue,
        Priority priority,
        @Nullable String assignee,
        Instant dueAt,
        @Nullable Instant waitingSince,
        @Nullable Instant waitingUntil,
        RoutingTrace routing,
        @Nullable Resolution resolution,
        @Nullable Merge merge,
        int links) {

    /**
     * What a merge did.
     *
     * @param into the case that goes on
     * @param before how this case stood
     */
    public record Merge(CaseReference into, CaseState before) {}

    /** Another case goes on for this one, which ends with {@code ending}. */
    CaseState mergedInto(CaseReference into, Resolution ending) {
        return new CaseState(
                CaseStatus.CLOSED,
                topic,
                department,
                queue,
                priority,
                assignee,
                dueAt,
                null,
                null,
                routing,
                ending,
                new Merge(into, this),
                links);
    }

    CaseState withLinks(int value) {
        return new CaseState(
                status,
                topic,
                department,
                queue,
                priority,
                assignee,
                dueAt,
                waitingSince,
                waitingUntil,
                routing,
                resolution,
                merge,
                value);
    }

    CaseState withStatus(CaseStatus value) {
        return new CaseState(
                value,
                topic,
                department,
                queue,
                priority,
                assignee,
                dueAt,
                waitingSince,
                waitingUntil,
                routing,
                resolution,
                merge,
                links);
    }

    CaseState withAssignee(@Nullable String value) {
        return new CaseState(
                status,
                topic,
                department,
                queue,
                priority,
                value,
                dueAt,
                waitingSince,
                waitingUntil,
                routing,
                resolution,
                merge,
                links);
    }

    /** In another place: nobody has it there yet. */
    CaseState withPlace(@Nullable String newTopic, String newDepartment, String newQueue, RoutingTrace why) {
        return new CaseState(
                status,
                newTopic,
                newDepartment,
                newQueue,
                priority,
                null,
                dueAt,
                waitingSince,
                waitingUntil,
                why,
                resolution,
                merge,
                links);
    }

    CaseState withResolution(@Nullable Resolution value) {
        return new CaseState(
                status,
                topic,
                department,
                queue,
                priority,
                assignee,
                dueAt,
                waitingSince,
                waitingUntil,
                routing,
                value,
                merge,
                links);
    }

    /** The clock stands still from {@code since}; what is waited for is expected by {@code until}, if known. */
    CaseState waiting(Instant since, @Nullable Instant until) {
        return withClock(dueAt, since, until);
    }

    /** The clock runs towards {@code due}. */
    CaseState running(Instant due) {
        return withClock(due, null, null);
    }

    private CaseState withClock(Instant due, @Nullable Instant since, @Nullable Instant until) {
        return new CaseState(
                status,
                topic,
                department,
                queue,
                priority,
                assignee,
                due,
                since,
                until,
                routing,
                resolution,
                merge,
                links);
    }

    /** The fields that differ from an earlier state: name to old and new value, absent values as the empty string. */
    Map<String, List<String>> changesSince(CaseState before) {
        Map<String, List<String>> changes = new LinkedHashMap<>();
        Map<String, String> old = before.fields();
        fields().forEach((name, value) -> {
            if (!Objects.equals(old.get(name), value)) {
                changes.put(name, List.of(old.getOrDefault(name, ""), value));
            }
        });
        return changes;
    }

    /** All fields of a case just opened, each from nothing. */
    Map<String, List<String>> changesFromNothing() {
        Map<String, List<String>> changes = new LinkedHashMap<>();
        fields().forEach((name, value) -> {
            if (!value.isEmpty()) {
                changes.put(name, List.of("", value));
            }
        });
        return changes;
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("status", status.name());
        fields.put("topic", text(topic));
        fields.put("department", department);
        fields.put("queue", queue);
        fields.put("priority", priority.name());
        fields.put("assignee", text(assignee));
        fields.put("dueAt", dueAt.toString());
        fields.put("waitingUntil", waitingUntil == null ? "" : waitingUntil.toString());
        fields.put("rule", routing.rule());
        fields.put("resolution", resolution == null ? "" : resolution.code());
        fields.put("mergedInto", merge == null ? "" : merge.into().value());
        return fields;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
