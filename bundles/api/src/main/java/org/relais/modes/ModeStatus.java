package org.relais.modes;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which mode is in force.
 *
 * @param since when it was switched to; null when nobody ever switched
 * @param by who switched; null likewise
 * @param reason why; null likewise
 * @param modes all of the office, as its pack lists them
 * @param revision another one after each switch
 */
public record ModeStatus(
        OperatingMode current,
        @Nullable Instant since,
        @Nullable String by,
        @Nullable String reason,
        List<OperatingMode> modes,
        long revision) {

    public ModeStatus {
        modes = List.copyOf(modes);
    }
}
