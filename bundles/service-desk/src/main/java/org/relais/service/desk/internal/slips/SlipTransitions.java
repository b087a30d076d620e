package org.relais.service.desk.internal.slips;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.relais.services.SlipState;

/** Which commands make sense in which state of a slip. Pure. */
public final class SlipTransitions {

    private static final Map<SlipState, List<String>> TABLE = new EnumMap<>(Map.of(
            SlipState.OPEN, List.of("add", "remove", "freeze"),
            SlipState.FROZEN, List.of("reopen", "transmit"),
            SlipState.TRANSMITTED, List.of("decide", "reconsider", "follow-up", "close"),
            SlipState.CLOSED, List.of()));

    private SlipTransitions() {}

    /** Names of commands, in the order of a slip's life. */
    public static List<String> allowedIn(SlipState state) {
        return TABLE.getOrDefault(state, List.of());
    }
}
