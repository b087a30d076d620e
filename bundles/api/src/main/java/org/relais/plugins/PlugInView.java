package org.relais.plugins;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.texts.LocalizedText;

/**
 * One version of a plug-in on this node.
 *
 * @param id the symbolic name of its bundle; the name of the file for a file that is no bundle
 * @param version of the bundle, empty for a file that is no bundle
 * @param since when it came into this state
 * @param reason why it was taken back and what to change, or what is still awaited; null when there is nothing to say
 * @param file relative to the data folder, for example {@code deploy/letters.jar}
 */
public record PlugInView(
        String id,
        String version,
        PlugInState state,
        Instant since,
        @Nullable LocalizedText reason,
        String file) {

    public PlugInView {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(file, "file");
    }
}
