package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.core.internal.documents.DocumentStore;
import org.relais.core.internal.documents.StoredDocument;
import org.relais.documents.DocumentId;
import org.relais.intake.IntakeId;

/** Documents in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaDocumentStore implements DocumentStore {

    private final EntityManager entities;

    @Activate
    public JpaDocumentStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void add(StoredDocument document) {
        entities.persist(new DocumentRecord(document));
        entities.flush();
    }

    @Override
    public void change(StoredDocument document) {
        entities.find(DocumentRecord.class, document.id().toString()).take(document);
        // what is asked in the same unit of work sees it
        entities.flush();
    }

    @Override
    public Optional<StoredDocument> find(DocumentId id) {
        return Optional.ofNullable(entities.find(DocumentRecord.class, id.toString()))
                .map(DocumentRecord::stored);
    }

    @Override
    public List<StoredDocument> find(Collection<DocumentId> ids) {
        return entities.createQuery(
                        "select d from DocumentRecord d where d.id in :ids order by d.storedAt, d.id",
                        DocumentRecord.class)
                .setParameter("ids", ids.stream().map(DocumentId::toString).toList())
                .getResultStream()
                .map(DocumentRecord::stored)
                .toList();
    }

    @Override
    public List<StoredDocument> ofCase(CaseId id) {
        return of("caseId", id.toString());
    }

    @Override
    public List<StoredDocument> ofIntake(IntakeId id) {
        return of("intakeId", id.toString());
    }

    private List<StoredDocument> of(String owner, String id) {
        return entities.createQuery(
                        "select d from DocumentRecord d where d." + owner + " = :id order by d.storedAt, d.id",
                        DocumentRecord.class)
                .setParameter("id", id)
                .getResultStream()
                .map(DocumentRecord::stored)
                .toList();
    }

    @Override
    public int remove(CaseId id) {
        return entities.createQuery("delete from DocumentRecord d where d.caseId = :id")
                .setParameter("id", id.toString())
                .executeUpdate();
    }

    @Override
    public int remove(IntakeId id) {
        return entities.createQuery("delete from DocumentRecord d where d.intakeId = :id and d.caseId is null")
                .setParameter("id", id.toString())
                .executeUpdate();
    }

    @Override
    public int removeExpired(Instant now) {
        return entities.createNativeQuery("delete from RELAIS_DOCUMENT where EXPIRES_AT < ?1")
                .setParameter(1, Timestamp.from(now))
                .executeUpdate();
    }
}
