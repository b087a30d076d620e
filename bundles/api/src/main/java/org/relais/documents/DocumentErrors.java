package org.relais.documents;

import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.texts.LocalizedText;

/** The ways in which an operation on a document can fail beyond {@link org.relais.errors.Errors}. */
public final class DocumentErrors {

    /** The content is none of the types that the office takes; {@code allowedTypes} lists those that it does. */
    public static final ErrorCode TYPE_NOT_ALLOWED = new ErrorCode(
            "document-type-not-allowed",
            ErrorCategory.UNSUPPORTED,
            new LocalizedText("Type de document non admis", "Type of document not allowed"));

    /** The content is larger than the office takes; {@code maxBytes} says how large it may be. */
    public static final ErrorCode TOO_LARGE = new ErrorCode(
            "document-too-large",
            ErrorCategory.TOO_LARGE,
            new LocalizedText("Document trop volumineux", "Document too large"));

    /** The content has no bytes. */
    public static final ErrorCode EMPTY = new ErrorCode(
            "document-empty", ErrorCategory.REFUSED, new LocalizedText("Document vide", "Document empty"));

    /** The case has as many documents, or as many bytes of them, as it may have. */
    public static final ErrorCode TOO_MANY = new ErrorCode(
            "too-many-documents",
            ErrorCategory.REFUSED,
            new LocalizedText("Trop de documents au dossier", "Too many documents on the case"));

    /** The document was taken out of its case; what is known of it says by whom and why. */
    public static final ErrorCode WITHDRAWN = new ErrorCode(
            "document-withdrawn",
            ErrorCategory.NOT_FOUND,
            new LocalizedText("Document retiré du dossier", "Document withdrawn from the case"));

    /** The document belongs to another case, or to an intake, already. */
    public static final ErrorCode ALREADY_ATTACHED = new ErrorCode(
            "document-already-attached",
            ErrorCategory.CONFLICT,
            new LocalizedText("Document déjà joint", "Document already attached"));

    /** What is known of the document is there, its content is not; the operator is told. */
    public static final ErrorCode CONTENT_MISSING = new ErrorCode(
            "document-content-missing",
            ErrorCategory.UNAVAILABLE,
            new LocalizedText("Contenu du document absent", "Content of the document missing"));

    private DocumentErrors() {}
}
