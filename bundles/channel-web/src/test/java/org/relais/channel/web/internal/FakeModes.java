package org.relais.channel.web.internal;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.identity.Caller;
import org.relais.modes.ModeChange;
import org.relais.modes.ModeStatus;
import org.relais.modes.OperatingMode;
import org.relais.modes.OperatingModes;
import org.relais.texts.LocalizedText;

/** An office in a mode that a test names. */
final class FakeModes implements OperatingModes {

    private final OperatingMode mode;

    private FakeModes(OperatingMode mode) {
        this.mode = mode;
    }

    static FakeModes normal() {
        return of(null, List.of());
    }

    static FakeModes of(@Nullable LocalizedText notice, List<OperatingMode.SuspendedChannel> suspended) {
        return new FakeModes(new OperatingMode(
                "test", new LocalizedText("Essai", "Test"), notice, List.of(), suspended, Set.of(), List.of()));
    }

    @Override
    public OperatingMode current() {
        return mode;
    }

    @Override
    public ModeStatus status(Caller caller) {
        throw new UnsupportedOperationException("not for citizens");
    }

    @Override
    public ModeStatus switchTo(Caller caller, ModeChange change, OptionalLong expectedRevision) {
        throw new UnsupportedOperationException("not for citizens");
    }

    @Override
    public void requireAllowed(Caller caller, String activity, @Nullable String overrideReason) {
        throw new UnsupportedOperationException("not for citizens");
    }
}
