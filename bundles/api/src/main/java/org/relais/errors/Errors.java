package org.relais.errors;

import java.util.List;
import org.relais.texts.LocalizedText;

/** The codes that every part of Relais shares. Codes about one capability stand in that capability's package. */
public final class Errors {

    /** One or more fields break the form; {@link RelaisException#errors()} names them. */
    public static final ErrorCode INVALID_REQUEST = new ErrorCode(
            "invalid-request",
            ErrorCategory.INVALID,
            new LocalizedText("La demande n'est pas valable", "The request is not valid"));

    /** The body is no JSON at all. */
    public static final ErrorCode MALFORMED_JSON = new ErrorCode(
            "malformed-json",
            ErrorCategory.INVALID,
            new LocalizedText("Le corps n'est pas du JSON valable", "The body is not valid JSON"));

    /** Nobody is identified by the credentials, or there are none. */
    public static final ErrorCode UNAUTHENTICATED = new ErrorCode(
            "unauthenticated",
            ErrorCategory.UNAUTHENTICATED,
            new LocalizedText("Identification requise", "Identification required"));

    /** The caller lacks the right. */
    public static final ErrorCode FORBIDDEN = new ErrorCode(
            "forbidden", ErrorCategory.FORBIDDEN, new LocalizedText("Action non autorisée", "Not permitted"));

    /** There is no such thing, or the caller may not know of it. */
    public static final ErrorCode NOT_FOUND =
            new ErrorCode("not-found", ErrorCategory.NOT_FOUND, new LocalizedText("Introuvable", "Not found"));

    /** The store or a plug-in is absent for now. */
    public static final ErrorCode UNAVAILABLE = new ErrorCode(
            "unavailable",
            ErrorCategory.UNAVAILABLE,
            new LocalizedText("Momentanément indisponible", "Unavailable for now"));

    /** A defect on our side; the log has the particulars under the request's number. */
    public static final ErrorCode INTERNAL =
            new ErrorCode("internal", ErrorCategory.INTERNAL, new LocalizedText("Erreur interne", "Internal error"));

    /** The key was used before with another content. */
    public static final ErrorCode IDEMPOTENCY_KEY_REUSED = new ErrorCode(
            "idempotency-key-reused",
            ErrorCategory.CONFLICT,
            new LocalizedText("Clé d'idempotence déjà utilisée", "Idempotency key already used"));

    /** A creating request came without its key. */
    public static final ErrorCode IDEMPOTENCY_KEY_REQUIRED = new ErrorCode(
            "idempotency-key-required",
            ErrorCategory.INVALID,
            new LocalizedText("Clé d'idempotence requise", "Idempotency key required"));

    private Errors() {}

    /** An {@link #INVALID_REQUEST} that names several fields. */
    public static RelaisException invalid(List<FieldError> errors) {
        LocalizedText detail =
                new LocalizedText("%d champ(s) à corriger.", "%d field(s) to be corrected.").formatted(errors.size());
        return RelaisException.builder(INVALID_REQUEST, detail).errors(errors).build();
    }

    /** An {@link #INVALID_REQUEST} that names one field. */
    public static RelaisException invalid(String pointer, LocalizedText detail) {
        return RelaisException.builder(INVALID_REQUEST, detail)
                .errors(List.of(new FieldError(pointer, detail)))
                .build();
    }
}
