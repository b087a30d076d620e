package org.relais.core.internal.office;

import java.util.Set;

/**
 * What a pack says about requesters.
 *
 * @param region ISO 3166-1 alpha-2
 * @param publicSpace topics, by id
 */
public record PackRequesters(String region, int suggestionDays, Set<String> publicSpace) {

    public static final PackRequesters DEFAULT = new PackRequesters("NC", 30, Set.of());

    public PackRequesters {
        publicSpace = Set.copyOf(publicSpace);
    }
}
