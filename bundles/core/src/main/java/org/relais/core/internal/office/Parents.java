package org.relais.core.internal.office;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What belongs to what, in a list that is being read; refuses a thing that would belong to itself. Not thread-safe. */
final class Parents {

    private final Set<String> known;
    private final String kind;
    private final Map<String, String> parents = new HashMap<>();

    Parents(Set<String> known, String kind) {
        this.known = known;
        this.kind = kind;
    }

    /** The parent that {@code text} names for {@code id}. */
    String check(String id, YamlText text) {
        String parent = text.among(known, kind);
        parents.put(id, parent);
        for (String above = parent; above != null; above = parents.get(above)) {
            if (above.equals(id)) {
                text.refuse("'" + id + "' would belong to itself");
                parents.remove(id);
                break;
            }
        }
        return parent;
    }
}
