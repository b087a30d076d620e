package org.relais.encryption.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;

class KeyRingTest {

    private static final Duration TRUST = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);
    private KeyFile file;
    private KeyRing one;
    private KeyRing other;

    @BeforeEach
    void twoNodesShareAFile() throws IOException {
        file = new KeyFile(folder.resolve("keys"), Files.createDirectory(folder.resolve("data")));
        Keys keys = Keys.fresh();
        file.write(keys);
        one = new KeyRing(file, keys, TRUST, nanos::get);
        other = new KeyRing(file, file.read().orElseThrow(), TRUST, nanos::get);
        look();
    }

    private void look() {
        one.look();
        other.look();
    }

    @Test
    void oneNodeFollowsWhatTheOtherChanges() {
        one.replace(one.toSeal().rotated());
        assertEquals(1, other.toOpen().ids().size());
        assertEquals(one.toOpen().ids(), other.lookedUp().ids());
        other.replace(other.toSeal().onlyCurrent());
        one.look();

        assertEquals(1, one.toOpen().ids().size());
        assertEquals(Optional.empty(), one.problem());
    }

    @Test
    void theAgeOfTheCurrentKeyBeginsWhenThisNodeNoticesIt() {
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());
        look();
        assertEquals(Duration.ofSeconds(20), one.age());
        one.replace(one.toSeal().rotated());
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        other.look();
        assertEquals(Duration.ofSeconds(3), one.age());
        assertEquals(Duration.ZERO, other.age());
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        one.replace(one.toSeal().onlyCurrent());
        assertEquals(Duration.ofSeconds(5), one.age());
    }

    @Test
    void aFileOfAnotherInstallationIsNotTakenOver() {
        Keys before = one.toOpen();
        file.write(Keys.fresh());
        one.look();

        assertEquals(before, one.toOpen());
        assertTrue(one.problem().orElseThrow().en().contains("does not open"));
        file.write(before);
        one.look();
        assertEquals(Optional.empty(), one.problem());
        assertEquals(before.ids(), one.toSeal().ids());
    }

    @Test
    void withoutItsFileANodeOpensOnButSoonSealsNothing() throws IOException {
        Files.delete(file.path());
        one.look();
        assertTrue(one.problem().orElseThrow().fr().contains("manque"));
        assertEquals(1, one.toSeal().ids().size());
        nanos.addAndGet(TRUST.toNanos() + 1);
        one.look();

        RelaisException refused = assertThrows(RelaisException.class, one::toSeal);
        assertEquals(Errors.UNAVAILABLE, refused.code());
        file.write(one.toOpen());
        one.look();
        assertEquals(1, one.toSeal().ids().size());
    }

    @Test
    void aNodeThatHasNotLookedForLongLooksBeforeItSeals() {
        other.replace(other.toSeal().rotated());
        nanos.addAndGet(TRUST.toNanos() + 1);

        assertEquals(other.toOpen().ids(), one.toSeal().ids());
    }

    @Test
    void whatCannotBeWrittenChangesNothing() throws IOException {
        Keys before = one.toOpen();
        Path target = file.path();
        Files.delete(target);
        Files.createDirectories(target.resolve("occupied"));

        assertThrows(RefusedKeysException.class, () -> one.replace(before.rotated()));
        assertEquals(before, one.toOpen());
    }
}
