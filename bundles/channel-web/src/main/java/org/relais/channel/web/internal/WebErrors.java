package org.relais.channel.web.internal;

import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/** The ways in which what citizens do can fail beyond {@link Errors}. */
final class WebErrors {

    /** No request has this number and this code; whether there is one with the number is not told. */
    static final ErrorCode UNKNOWN_REQUEST = new ErrorCode(
            "web-unknown-request",
            ErrorCategory.NOT_FOUND,
            new LocalizedText("Numéro ou code inconnu", "Unknown number or code"));

    /** The token is too old or none of ours; the number and the code give another one. */
    static final ErrorCode TOKEN_OVER = new ErrorCode(
            "web-tracking-token-over",
            ErrorCategory.UNAUTHENTICATED,
            new LocalizedText("Accès au suivi expiré", "Access to the request has expired"));

    /** There is no such draft, or not with this secret, or its time is over. */
    static final ErrorCode UNKNOWN_DRAFT = new ErrorCode(
            "web-unknown-draft",
            ErrorCategory.NOT_FOUND,
            new LocalizedText("Brouillon introuvable", "Draft not found"));

    /** The draft was sent and cannot be changed any more. */
    static final ErrorCode DRAFT_SENT = new ErrorCode(
            "web-draft-sent", ErrorCategory.CONFLICT, new LocalizedText("Brouillon déjà envoyé", "Draft sent already"));

    /** The document is not needed, or has been received. */
    static final ErrorCode DOCUMENT_NOT_EXPECTED = new ErrorCode(
            "web-document-not-expected",
            ErrorCategory.CONFLICT,
            new LocalizedText("Pièce non attendue", "Document not expected"));

    private WebErrors() {}

    static RelaisException unknownRequest() {
        return RelaisException.of(
                UNKNOWN_REQUEST,
                new LocalizedText(
                        "Aucune demande n'a ce numéro et ce code ; vérifiez les deux sur votre confirmation.",
                        "No request has this number and this code; check both on your confirmation."));
    }

    static RelaisException tokenOver() {
        return RelaisException.of(
                TOKEN_OVER,
                new LocalizedText(
                        "Donnez de nouveau le numéro et le code de la demande.",
                        "Give the number and the code of the request again."));
    }

    static RelaisException unknownDraft() {
        return RelaisException.of(
                UNKNOWN_DRAFT,
                new LocalizedText(
                        "Ce brouillon n'existe pas ou plus ; commencez-en un autre.",
                        "There is no such draft, or no longer; begin another one."));
    }

    static RelaisException draftSent() {
        return RelaisException.of(
                DRAFT_SENT,
                new LocalizedText(
                        "Ce brouillon est envoyé ; suivez la demande avec son numéro et son code.",
                        "This draft was sent; follow the request with its number and its code."));
    }
}
