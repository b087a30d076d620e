package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.modes.ModeStatus;
import org.relais.modes.OperatingMode;
import org.relais.texts.LocalizedText;

/** Which mode is in force, and all that there are. */
@Schema(name = "OfficeMode")
record ModeJson(
        @Schema(description = "Id of the mode in force") String mode,
        LocalizedText name,

        @Schema(description = "What citizens are told") @Nullable
        LocalizedText notice,

        @Schema(description = "Absent while nobody ever switched") @Nullable
        Instant since,

        @Nullable String by,
        @Nullable String reason,
        Effect changes,
        List<Mode> modes,
        long revision) {

    static ModeJson of(ModeStatus status) {
        OperatingMode current = status.current();
        return new ModeJson(
                current.id(),
                current.name(),
                current.notice(),
                status.since(),
                status.by(),
                status.reason(),
                Effect.of(current),
                status.modes().stream().map(Mode::of).toList(),
                status.revision());
    }

    /** One of the modes. */
    @Schema(name = "Mode")
    record Mode(String id, LocalizedText name, @Nullable LocalizedText notice, Effect changes) {

        static Mode of(OperatingMode mode) {
            return new Mode(mode.id(), mode.name(), mode.notice(), Effect.of(mode));
        }
    }

    /** What a mode changes as long as it is in force. */
    @Schema(name = "ModeEffect")
    record Effect(
            @Schema(description = "Channels that take nothing")
            List<SuspendedChannel> suspends,

            @Schema(description = "What nobody may do, for example hand-delivery")
            List<String> forbids,

            @Schema(description = "What citizens can do instead")
            List<LocalizedText> alternatives,

            @Schema(description = "Routing rules that are tried before the others")
            List<Rule> rules) {

        static Effect of(OperatingMode mode) {
            return new Effect(
                    mode.suspends().stream().map(SuspendedChannel::of).toList(),
                    mode.forbidden().stream().sorted().toList(),
                    mode.alternatives(),
                    mode.rules().stream()
                            .map(rule -> new Rule(rule.id(), rule.reason()))
                            .toList());
        }
    }

    /** A channel that a mode suspends. */
    @Schema(name = "ModeSuspendedChannel")
    record SuspendedChannel(String channel, LocalizedText reason, List<LocalizedText> alternatives) {

        static SuspendedChannel of(OperatingMode.SuspendedChannel suspended) {
            return new SuspendedChannel(suspended.channel().toString(), suspended.reason(), suspended.alternatives());
        }
    }

    /** A rule of a mode. */
    @Schema(name = "ModeRule")
    record Rule(String id, LocalizedText reason) {}
}
