package org.relais.encryption.internal;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.relais.encryption.KeyChanges;
import org.relais.encryption.internal.entity.JpaSealingStore;
import org.relais.spi.encryption.FieldEncryption;
import org.relais.spi.journal.PlugInJournal;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.testkit.FakePermissions;
import org.relais.testkit.TestPersistence;

/** The encryption of one node, wired by hand; time passes when a test says so. */
final class KeyNode {

    static final Duration SETTLING = Duration.ofSeconds(60);

    final AtomicLong nanos = new AtomicLong();
    private final AtomicReference<@Nullable KeyRing> ring = new AtomicReference<>();
    final Holders holders = new Holders();
    final KeyGate gate;
    private final UnitOfWork unitOfWork;
    private final SealingStore store;

    KeyNode(TestPersistence persistence, KeyFile file) {
        unitOfWork = persistence.unitOfWork();
        store = new JpaSealingStore(persistence.entityManager("encryption"));
        gate = new KeyGate(unitOfWork, store, new EncryptionSettings(file, SETTLING), nanos::get, this::open);
        gate.look();
    }

    /** As if nothing had ever been sealed in this database. */
    static void wipe(TestPersistence persistence) {
        persistence.unitOfWork().execute(() -> {
            EntityManager entities = persistence.entityManager("encryption");
            entities.createNativeQuery("delete from ENCRYPTION_HOLDER").executeUpdate();
            return entities.createNativeQuery("update ENCRYPTION_CHECK set SEALED = null")
                    .executeUpdate();
        });
    }

    private Runnable open(KeyRing opened) {
        ring.set(opened);
        return () -> ring.set(null);
    }

    boolean isOpen() {
        return ring.get() != null;
    }

    KeyRing ring() {
        return Objects.requireNonNull(ring.get());
    }

    FieldEncryption fields() {
        return new TinkFieldEncryption(ring());
    }

    SealingAnew sealingAnew() {
        return new SealingAnew(unitOfWork, store, ring(), holders, SETTLING, nanos::get);
    }

    KeyChanges changes(PlugInJournal journal, FakePermissions permissions) {
        return new FileKeyChanges(unitOfWork, store, ring(), holders, journal, permissions);
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        gate.look();
    }
}
