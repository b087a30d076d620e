package org.relais.spi.documents;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.cases.CaseKey;
import org.relais.documents.DocumentContent;
import org.relais.documents.DocumentId;
import org.relais.documents.DocumentView;
import org.relais.documents.NewDocument;
import org.relais.intake.IntakeId;

/**
 * Documents as a channel handles them. Errors and limits are those of {@link org.relais.documents.Documents}; rights are not asked.
 * Thread-safe; every method joins a running unit of work.
 *
 * <p>The usual way of a document with an intake: the channel {@linkplain #store stores} it when it is uploaded and hands in a form in
 * which one text is the document's id. With the stamp of that intake the document belongs to it and no longer expires, however long the
 * intake waits. Once the intake is registered, it belongs to the case whose draft names it, else to the first case opened, else to the
 * running case that was followed up; when there is none, it stays with the intake.
 */
@ProviderType
public interface ChannelDocuments {

    /**
     * Stores a document for an intake that comes next, for a limited time.
     *
     * @param account in whose name; an intake takes only documents of the account that hands it in
     */
    DocumentView store(String account, NewDocument document);

    /**
     * Says until when a document of the same account is kept that belongs to nothing yet, in place of the usual time; with an instant
     * that is past it is given up. Nothing happens to one that belongs somewhere, and to one that is no more.
     */
    void keep(String account, DocumentId document, Instant until);

    /**
     * Adds a stored document of the same account to a case; the journal of the case names the account. Done again for the same case, it
     * changes nothing.
     */
    DocumentView attach(String account, CaseKey subject, DocumentId document);

    /** The documents of a case, oldest first, withdrawn ones included, whoever may see them. */
    List<DocumentView> list(CaseKey subject);

    /** The documents that came with an intake, oldest first. */
    List<DocumentView> list(IntakeId intake);

    /** Any document to be read. */
    DocumentContent open(DocumentId document);
}
