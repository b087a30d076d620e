package org.relais.modes;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;

/**
 * The mode in which the office works. A switch changes channels, notices and routing rules at one moment and touches nothing else:
 * open cases go on, channels that a person suspended stay suspended, and switching back restores what was before. Another node
 * follows within a second. Thread-safe.
 */
@ProviderType
public interface OperatingModes {

    /** The mode in force. It is no secret: what it says is for citizens. Cheap: ask again for every piece of work. */
    OperatingMode current();

    /** @throws org.relais.errors.RelaisException {@code forbidden} for a caller without {@code office:read} */
    ModeStatus status(Caller caller);

    /**
     * Switches, with an entry in the journal of the office. The mode in force already stays as it is, without an entry.
     *
     * @param expectedRevision that of {@link ModeStatus}; empty for any
     * @throws org.relais.errors.RelaisException {@code forbidden} for a caller without {@code mode:switch}; {@code invalid-request} for
     *     a mode that the office does not have; {@code stale-mode}
     */
    ModeStatus switchTo(Caller caller, ModeChange change, OptionalLong expectedRevision);

    /**
     * Does nothing when the mode in force allows an activity. When the mode forbids it and the caller gives a reason to do it all the
     * same, that is written to the journal of the office, within the running unit of work if there is one.
     *
     * @param activity for example {@code hand-delivery}
     * @param overrideReason why the caller does it in spite of the mode; null for not
     * @throws org.relais.errors.RelaisException {@code forbidden-by-mode}, with the members {@code mode}, {@code reason} and
     *     {@code alternatives}; {@code forbidden} for an override by a caller without {@code mode:override}; {@code invalid-request}
     *     for a reason that is blank or longer than 2000 characters
     */
    void requireAllowed(Caller caller, String activity, @Nullable String overrideReason);
}
