package org.relais.core.internal.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relais.cases.CaseKey;
import org.relais.intake.FormData;

/**
 * The cases that a form names, whichever of its members does: a text that is a reference or an id and nothing else. What people write
 * in sentences is theirs.
 */
final class NamedCases {

    /** Longer than any key, with the blanks that people add. */
    private static final int LONGEST = 60;

    private NamedCases() {}

    static Set<CaseKey> in(FormData form) {
        return texts(form.members())
                .filter(text -> text.length() <= LONGEST)
                .flatMap(text -> CaseKey.parse(text.strip()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> texts(Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.values().stream().flatMap(NamedCases::texts);
        }
        if (value instanceof List<?> items) {
            return items.stream().flatMap(NamedCases::texts);
        }
        return value instanceof String text ? Stream.of(text) : Stream.empty();
    }
}
