package org.relais.core.internal.documents;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.relais.cases.CaseId;
import org.relais.documents.DocumentId;
import org.relais.intake.IntakeId;

/** Where documents lie. Every method needs a running unit of work. */
public interface DocumentStore {

    /** Adds a document; its content is in the {@link ContentStore} already. */
    void add(StoredDocument document);

    void change(StoredDocument document);

    Optional<StoredDocument> find(DocumentId id);

    /** Those of them that there are. */
    List<StoredDocument> find(Collection<DocumentId> ids);

    /** The documents of a case, oldest first. */
    List<StoredDocument> ofCase(CaseId id);

    /** The documents that came with an intake, oldest first. */
    List<StoredDocument> ofIntake(IntakeId id);

    /** Removes all documents of a case, those that were withdrawn included; how many. */
    int remove(CaseId id);

    /** Removes the documents that came with an intake and that no case has; how many. */
    int remove(IntakeId id);

    /** Removes documents that belong to nothing and whose time is over; how many. */
    int removeExpired(Instant now);
}
