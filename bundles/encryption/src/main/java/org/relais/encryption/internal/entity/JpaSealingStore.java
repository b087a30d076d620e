package org.relais.encryption.internal.entity;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.encryption.internal.SealingStore;
import org.relais.encryption.internal.StoredHolder;

/** What the encryption bundle remembers, in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaSealingStore implements SealingStore {

    private final EntityManager entities;

    @Activate
    public JpaSealingStore(@Reference(target = "(osgi.unit.name=encryption)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<String> lockCheck() {
        entities.createNativeQuery("update ENCRYPTION_CHECK set ID = ID where ID = " + CheckRecord.ONLY)
                .executeUpdate();
        return check();
    }

    @Override
    public Optional<String> check() {
        return Optional.ofNullable(
                entities.find(CheckRecord.class, CheckRecord.ONLY).sealed());
    }

    @Override
    public void putCheck(String sealed) {
        entities.find(CheckRecord.class, CheckRecord.ONLY).take(sealed);
    }

    @Override
    public List<StoredHolder> holders() {
        return entities.createQuery("select h from HolderRecord h order by h.name", HolderRecord.class)
                .getResultStream()
                .map(HolderRecord::stored)
                .toList();
    }

    @Override
    public void put(StoredHolder holder) {
        HolderRecord found = entities.find(HolderRecord.class, holder.name());
        if (found == null) {
            entities.persist(new HolderRecord(holder));
        } else {
            found.take(holder);
        }
    }
}
