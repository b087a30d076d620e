package org.relais.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody works.
 *
 * @param until when that ends, exclusive, and they are on site again; null for until further notice
 * @param reachability how colleagues reach them
 */
public record Presence(State state, @Nullable Instant until, Reachability reachability) {

    /** Of everybody who has said nothing else. */
    public static final Presence ON_SITE = new Presence(State.ON_SITE, null, Reachability.PHONE);

    /** Where somebody works, if at all. */
    public enum State {
        ON_SITE,
        REMOTE,
        AWAY
    }

    /** How colleagues reach somebody: a call can be handed to whoever has a phone at hand. */
    public enum Reachability {
        PHONE,
        NONE
    }

    /** What holds at an instant. */
    public Presence at(Instant instant) {
        return until == null || instant.isBefore(until) ? this : ON_SITE;
    }
}
