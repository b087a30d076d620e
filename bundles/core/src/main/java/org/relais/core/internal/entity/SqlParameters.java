package org.relais.core.internal.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The parameters of a statement under construction. Not thread-safe. */
final class SqlParameters {

    final List<Object> parameters = new ArrayList<>();

    /** The place of one more parameter. */
    String parameter(Object value) {
        parameters.add(value);
        return "?" + parameters.size();
    }

    /** A list of parameters in brackets; never empty. */
    String list(Collection<?> values) {
        return values.stream().map(value -> parameter(value.toString())).collect(Collectors.joining(", ", "(", ")"));
    }
}
