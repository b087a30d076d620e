package org.relais.core.internal.requesters;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.cases.RequesterId;
import org.relais.requesters.RequesterFacts;

/** What an edit has changed, and whom a merge has joined. */
final class RequesterChanges {

    /** Stands in the journal for any value. */
    private static final String SOMETHING = "***";

    private RequesterChanges() {}

    /** Field by field, without what stands in them. */
    static Map<String, List<String>> between(RequesterFacts before, RequesterFacts after) {
        Map<String, List<String>> changes = new HashMap<>();
        change(changes, "firstName", before.firstName(), after.firstName());
        change(changes, "lastName", before.lastName(), after.lastName());
        change(changes, "name", before.name(), after.name());
        change(changes, "language", before.language(), after.language());
        change(
                changes,
                "contactPoints",
                before.contactPoints().isEmpty() ? null : before.contactPoints(),
                after.contactPoints().isEmpty() ? null : after.contactPoints());
        return changes;
    }

    private static void change(
            Map<String, List<String>> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.put(field, List.of(before == null ? "" : SOMETHING, after == null ? "" : SOMETHING));
        }
    }

    /** The requester itself and everybody whose chain of merges leads through it. */
    static Set<RequesterId> below(RequesterId id, List<StoredRequester> together) {
        Set<RequesterId> below = new HashSet<>(Set.of(id));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (StoredRequester part : together) {
                grown |= part.mergedInto() != null && below.contains(part.mergedInto()) && below.add(part.id());
            }
        }
        return below;
    }
}
