package org.relais.channel.web.internal.entity;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.spi.encryption.SealedTexts;

/** Drafts and their documents. Every method is called inside a unit of work. Thread-safe. */
@Component(service = JpaDraftStore.class)
public final class JpaDraftStore {

    private final EntityManager entities;
    private final SealedTexts seal;

    @Activate
    public JpaDraftStore(
            @Reference(target = "(osgi.unit.name=channel-web)") EntityManager entities,
            @Reference SealedDrafts sealed) {
        this.entities = entities;
        this.seal = sealed.texts();
    }

    public void add(StoredDraft draft) {
        entities.persist(new DraftRecord(draft, seal));
    }

    public Optional<StoredDraft> find(String id) {
        return Optional.ofNullable(entities.find(DraftRecord.class, id)).map(found -> found.stored(seal));
    }

    public void change(StoredDraft draft) {
        entities.find(DraftRecord.class, draft.id()).take(draft, seal);
    }

    /** In the order in which they were added. */
    public List<DraftFile> files(String draft) {
        return entities.createQuery(
                        "select f from DraftFileRecord f where f.draft = :draft order by f.addedAt, f.document",
                        DraftFileRecord.class)
                .setParameter("draft", draft)
                .getResultStream()
                .map(DraftFileRecord::file)
                .toList();
    }

    public void add(String draft, DraftFile file) {
        entities.persist(new DraftFileRecord(draft, file));
    }

    /** The document itself goes when its time is over; no other draft and no request knows it. */
    public boolean removeFile(String draft, String document) {
        return entities.createQuery("delete from DraftFileRecord f where f.draft = :draft and f.document = :document")
                        .setParameter("draft", draft)
                        .setParameter("document", document)
                        .executeUpdate()
                > 0;
    }

    public void remove(String draft) {
        entities.createQuery("delete from DraftFileRecord f where f.draft = :draft")
                .setParameter("draft", draft)
                .executeUpdate();
        entities.createQuery("delete from DraftRecord d where d.id = :draft")
                .setParameter("draft", draft)
                .executeUpdate();
    }

    /** Drafts whose time is over, the oldest first. */
    public List<String> expired(Instant now, int limit) {
        return entities.createQuery(
                        "select d.id from DraftRecord d where d.expiresAt <= :now order by d.expiresAt", String.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }
}
