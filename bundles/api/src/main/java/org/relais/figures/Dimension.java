package org.relais.figures;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** By what contacts can be counted. */
public enum Dimension {
    TOPIC,
    OUTCOME,
    SITE,
    DAY,
    CHANNEL,
    DEPARTMENT;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }

    /** The dimension of this name, if there is one. */
    public static Optional<Dimension> ofWireName(String name) {
        return Stream.of(values())
                .filter(dimension -> dimension.wireName.equals(name))
                .findFirst();
    }
}
