package org.relais.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.cases.CaseKey;
import org.relais.errors.IdempotencyKey;
import org.relais.identity.Caller;

/**
 * The documents of cases, and those that wait for the intake they will come with. A document stays with the case it was added to,
 * whatever is merged, split or linked, so that what is meant for the inside never becomes visible to a citizen.
 *
 * <p>Thread-safe. Content is read and stored before anything is written to the database, so a slow sender holds no transaction;
 * within a running unit of work it does, and what is known of the document is stored with that unit or not at all. Every method
 * throws {@link org.relais.errors.RelaisException}: {@code not-found} for what is not there or what the caller may not know of,
 * {@code forbidden} for a missing right.
 */
@ProviderType
public interface Documents {

    /**
     * Stores a document for an intake that comes next: a form that names the document's id, handed in by the same account, takes it
     * along. What no intake and no case takes is removed after the time that {@link DocumentView#expiresAt} says. Until then only
     * the account that stored it knows of it.
     *
     * @param key the same key of the same account answers the first document again, and {@code idempotency-key-reused} for other
     *     content; null to store one in any case
     * @throws org.relais.errors.RelaisException {@code document-type-not-allowed}, {@code document-too-large},
     *     {@code document-empty}; {@code unavailable} when it cannot be stored now
     */
    DocumentView store(Caller caller, NewDocument document, @Nullable IdempotencyKey key);

    /**
     * Stores a document and adds it to a case, in every status of it; the journal of the case says so.
     *
     * @param key the same key for the same case answers the first document again, and {@code idempotency-key-reused} for another
     *     one; null to add one in any case
     * @throws org.relais.errors.RelaisException as {@link #store}, and {@code too-many-documents}
     */
    DocumentView add(Caller caller, CaseKey subject, NewDocument document, @Nullable IdempotencyKey key);

    /**
     * Adds a document that the caller {@linkplain #store stored} to a case. Done again for the same case, it changes nothing.
     *
     * @throws org.relais.errors.RelaisException {@code document-already-attached}, {@code too-many-documents}
     */
    DocumentView attach(Caller caller, CaseKey subject, DocumentId document);

    /** The documents of a case, oldest first, withdrawn ones included. */
    List<DocumentView> list(Caller caller, CaseKey subject);

    DocumentView get(Caller caller, DocumentId document);

    /**
     * A document to be read. That the content is there has been checked.
     *
     * @throws org.relais.errors.RelaisException {@code document-withdrawn}, {@code document-content-missing}
     */
    DocumentContent open(Caller caller, DocumentId document);

    /**
     * Takes a document out of its case. What was known of it stays on the case, with who withdrew it and why, and the journal says so.
     * Done again, it changes nothing.
     *
     * @param reason not blank, at most 1000 characters
     */
    DocumentView withdraw(Caller caller, DocumentId document, String reason);

    /** What the office takes. */
    DocumentLimits limits();
}
