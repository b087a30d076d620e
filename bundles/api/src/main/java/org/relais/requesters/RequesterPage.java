package org.relais.requesters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of requesters.
 *
 * @param next cursor of the page after this one, or null at the end; opaque
 */
public record RequesterPage(
        List<RequesterView> items, @Nullable String next) {

    public RequesterPage {
        items = List.copyOf(items);
    }
}
