package org.relais.core.internal.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.cases.ImplicitDecision;
import org.relais.directory.Confidentiality;

/**
 * What the journal records of a change of a case: the fields that differ, by name, each with its old and its new value, absent values as
 * the empty string. Names and texts are those of entries that were written long ago, and are never changed.
 */
final class StateChanges {

    private StateChanges() {}

    static Map<String, List<String>> between(CaseState before, CaseState after) {
        Map<String, List<String>> changes = new LinkedHashMap<>();
        Map<String, String> old = fields(before);
        fields(after).forEach((name, value) -> {
            if (!Objects.equals(old.get(name), value)) {
                changes.put(name, List.of(old.getOrDefault(name, ""), value));
            }
        });
        return changes;
    }

    /** All fields of a case just opened, each from nothing. */
    static Map<String, List<String>> fromNothing(CaseState opened) {
        Map<String, List<String>> changes = new LinkedHashMap<>();
        fields(opened).forEach((name, value) -> {
            if (!value.isEmpty()) {
                changes.put(name, List.of("", value));
            }
        });
        return changes;
    }

    private static Map<String, String> fields(CaseState state) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("status", state.status().name());
        fields.put("topic", text(state.topic()));
        fields.put("department", state.department());
        fields.put("queue", state.queue());
        fields.put("priority", state.priority().name());
        fields.put("assignee", text(state.assignee()));
        fields.put("dueAt", state.dueAt().toString());
        fields.put("waitingUntil", text(state.waitingUntil()));
        fields.put("rule", state.routing().rule());
        fields.put("ruleVersion", text(state.routing().version()));
        fields.put(
                "resolution",
                state.resolution() == null ? "" : state.resolution().code());
        fields.put(
                "mergedInto", state.merge() == null ? "" : state.merge().into().value());
        fields.put(
                "confidentiality",
                state.confidentiality().equals(Confidentiality.NORMAL)
                        ? ""
                        : state.confidentiality().name());
        fields.put("refusedBy", String.join(", ", state.refusedBy()));
        fields.put("escalation", count(state.escalation()));
        fields.put("openSteps", count(state.openSteps()));
        @Nullable ImplicitDecision decision = state.procedures().decision();
        fields.put("decision", decision == null ? "" : decision.date() + " " + decision.effect());
        return fields;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String count(int number) {
        return number == 0 ? "" : String.valueOf(number);
    }
}
