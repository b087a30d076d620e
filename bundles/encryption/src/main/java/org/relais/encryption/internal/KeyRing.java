package org.relais.encryption.internal;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.relais.encryption.internal.KeyFile.Stamp;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of a running node, which follow the key file: several nodes share it, and any of them may change it. A file that does not
 * follow from what was there is not taken over. When the file cannot be seen for a while nothing is sealed any more, since another node may
 * have changed the keys, or the keys in memory may be the last ones that there are. Thread-safe.
 */
final class KeyRing implements KeySource {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final KeyFile file;
    private final Duration trust;
    private final LongSupplier nanos;
    private volatile State state;

    /**
     * What is known now.
     *
     * @param since when the current key was noticed
     * @param seen when the file was last seen to be good
     * @param problem why the file is not good; null when it is
     */
    private record State(
            Keys keys,
            @Nullable Stamp stamp,
            long since,
            long seen,
            @Nullable LocalizedText problem) {}

    /**
     * @param keys those of the file
     * @param trust how long keys are good to seal with that the file could not confirm
     * @param nanos a clock that never goes back
     */
    KeyRing(KeyFile file, Keys keys, Duration trust, LongSupplier nanos) {
        this.file = file;
        this.trust = trust;
        this.nanos = nanos;
        long now = nanos.getAsLong();
        this.state = new State(keys, null, now, now, null);
    }

    @Override
    public Keys toSeal() {
        if (isStale()) {
            // whoever follows the file may only be late
            look();
        }
        if (isStale()) {
            throw RelaisException.builder(
                            Errors.UNAVAILABLE,
                            new LocalizedText(
                                    "Rien ne peut être enregistré pour l'instant : le fichier de clés n'est pas accessible.",
                                    "Nothing can be stored for now: the key file is not accessible."))
                    .retryAfter(RETRY_AFTER)
                    .build();
        }
        return state.keys();
    }

    private boolean isStale() {
        return nanos.getAsLong() - state.seen() > trust.toNanos();
    }

    @Override
    public Keys toOpen() {
        return state.keys();
    }

    @Override
    public Keys lookedUp() {
        look();
        return state.keys();
    }

    /** Why the file that is there now is not taken over; empty when all is well. */
    Optional<LocalizedText> problem() {
        return Optional.ofNullable(state.problem());
    }

    /** For how long this node has known that the current key is current. */
    Duration age() {
        return Duration.ofNanos(nanos.getAsLong() - state.since());
    }

    /** Takes over what another node has written. */
    synchronized void look() {
        State known = state;
        try {
            Stamp stamp = file.stamp().orElseThrow(file::missing);
            long now = nanos.getAsLong();
            if (stamp.equals(known.stamp())) {
                state = new State(known.keys(), stamp, known.since(), now, null);
                return;
            }
            Keys found = file.read().orElseThrow(file::missing);
            if (!follows(known.keys(), found)) {
                throw file.foreign();
            }
            take(found, stamp);
        } catch (RefusedKeysException refused) {
            if (!Objects.equals(known.problem(), refused.reason())) {
                LOG.error("{} / {}", refused.reason().fr(), refused.reason().en());
            }
            state = new State(known.keys(), known.stamp(), known.since(), known.seen(), refused.reason());
        }
    }

    /** Writes other keys into the file; they count from now on. */
    synchronized void replace(Keys keys) {
        file.write(keys);
        take(keys, file.stamp().orElseThrow(file::missing));
    }

    private void take(Keys keys, Stamp stamp) {
        State known = state;
        long now = nanos.getAsLong();
        boolean same = keys.current() == known.keys().current();
        if (!keys.ids().equals(known.keys().ids())) {
            LOG.info("Data are sealed with key {} now; there are the keys {}", KeyId.text(keys.current()), keys.ids());
        }
        state = new State(keys, stamp, same ? known.since() : now, now, null);
    }

    /** Each change of keys keeps the current one for a while: before or after it, both have a key in common. */
    private static boolean follows(Keys before, Keys after) {
        return opens(after, before) || opens(before, after);
    }

    private static boolean opens(Keys one, Keys other) {
        byte[] probe = {1};
        try {
            one.open(other.seal(probe, probe), probe);
            return true;
        } catch (GeneralSecurityException strangers) {
            return false;
        }
    }
}
