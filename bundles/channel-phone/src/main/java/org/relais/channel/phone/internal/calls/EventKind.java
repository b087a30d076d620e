package org.relais.channel.phone.internal.calls;

import java.util.Optional;
import java.util.stream.Stream;

/** What exchanges tell about a call, in the order in which it happens; they need not tell it in that order, nor all of it. */
public enum EventKind {
    NEW_CALL("newCall"),
    ANSWER("answer"),
    HANGUP("hangup");

    private final String wireName;

    EventKind(String wireName) {
        this.wireName = wireName;
    }

    /** The name that exchanges use. */
    public String wireName() {
        return wireName;
    }

    public static Optional<EventKind> ofWireName(String name) {
        return Stream.of(values()).filter(kind -> kind.wireName.equals(name)).findFirst();
    }
}
