package org.relais.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next cursor of the page after this one, or null at the end; opaque
 */
public record Page<T>(List<T> items, @Nullable String next, Total total) {

    /**
     * How many items the whole list has.
     *
     * @param exact false when counting stopped: there are at least {@code value}
     */
    public record Total(long value, boolean exact) {}

    public Page {
        items = List.copyOf(items);
    }
}
