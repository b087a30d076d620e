package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.relais.permissions.Visibility;

/** Which of some cases a caller may know of. */
final class KnownCases {

    private KnownCases() {}

    /** Those of the keys, values of a column that names one case each, whose case is there and may be known. */
    static List<String> among(EntityManager entities, String column, Collection<?> keys, Visibility visibility) {
        if (keys.isEmpty()) {
            return List.of();
        }
        List<Object> parameters = new ArrayList<>();
        String list = keys.stream()
                .map(key -> {
                    parameters.add(key.toString());
                    return "?" + parameters.size();
                })
                .collect(Collectors.joining(", "));
        String visible = VisibilityCondition.and(visibility, "", parameters);
        return NativeSql.rows(
                        entities,
                        "select %1$s from RELAIS_CASE where %1$s in (%2$s)%3$s".formatted(column, list, visible),
                        parameters)
                .stream()
                .map(String.class::cast)
                .toList();
    }
}
