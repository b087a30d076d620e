package org.relais.core.internal.routing;

/** What rules tell requests apart by, other than the words in the text. */
enum Dimension {
    TOPIC,
    CHANNEL,
    SITE,
    COMMUNE,
    LANGUAGE,
    /** {@link Universe#OPEN} or {@link Universe#CLOSED}. */
    HOURS
}
