package org.relais.channel.phone.internal.calls;

import java.util.Locale;

/** Who called whom. */
public enum Direction {
    /** Somebody calls the office. */
    IN,
    /** The office calls somebody. */
    OUT;

    /** The name that exchanges use. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
