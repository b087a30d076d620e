package org.relais.core.internal.office;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Refuses a second thing of one kind with the same name. */
final class Uniqueness {

    private final String kind;
    private final Map<String, Integer> lines = new HashMap<>();

    Uniqueness(String kind) {
        this.kind = kind;
    }

    String check(YamlText name) {
        Integer first = name.isEmpty() ? null : lines.putIfAbsent(name.value(), name.line());
        if (first != null) {
            name.refuse("the " + kind + " '" + name.value() + "' is there already, in line " + first);
        }
        return name.value();
    }

    /** As {@link #check(YamlText)}, for names with a syntax. */
    String check(YamlText name, Pattern syntax, String expected) {
        name.matching(syntax, expected);
        return check(name);
    }
}
