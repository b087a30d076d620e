package org.relais.modes;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.directory.ChannelId;
import org.relais.texts.LocalizedText;

/**
 * One way in which the office works, as its pack says.
 *
 * @param notice what citizens are told while it is in force; null for nothing
 * @param alternatives what citizens can do instead of what is forbidden or suspended
 * @param suspends the channels that take nothing while it is in force, each once
 * @param forbidden what nobody may do while it is in force, for example {@code hand-delivery}
 * @param rules routing rules that are tried before the others while it is in force, in their order
 */
public record OperatingMode(
        String id,
        LocalizedText name,
        @Nullable LocalizedText notice,
        List<LocalizedText> alternatives,
        List<SuspendedChannel> suspends,
        Set<String> forbidden,
        List<ModeRule> rules) {

    /** The id of the mode that changes nothing; every office has it. */
    public static final String NORMAL = "normal";

    public OperatingMode {
        alternatives = List.copyOf(alternatives);
        suspends = List.copyOf(suspends);
        forbidden = Set.copyOf(forbidden);
        rules = List.copyOf(rules);
    }

    public boolean isNormal() {
        return id.equals(NORMAL);
    }

    /** @param activity for example {@code hand-delivery} */
    public boolean forbids(String activity) {
        return forbidden.contains(activity);
    }

    /**
     * A channel that the mode suspends.
     *
     * @param alternatives what citizens can do instead
     */
    public record SuspendedChannel(ChannelId channel, LocalizedText reason, List<LocalizedText> alternatives) {
        public SuspendedChannel {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** A routing rule of the mode; cases that it routed name it. */
    public record ModeRule(String id, LocalizedText reason) {}
}
