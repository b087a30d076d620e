package org.relais.web.internal.problem;

import org.relais.errors.ErrorCode;
import org.relais.errors.Errors;
import org.relais.texts.LocalizedText;

/** What the HTTP server itself answers, by status. */
enum WebErrors {
    MALFORMED_XML(400, "malformed-xml", "Le message n'est pas du XML valable", "The message is not valid XML"),
    INVALID_REQUEST(Errors.INVALID_REQUEST),
    UNAUTHENTICATED(Errors.UNAUTHENTICATED),
    FORBIDDEN(Errors.FORBIDDEN),
    CROSS_SITE(403, "cross-site-request", "Demande d'un autre site", "Request of another site"),
    NOT_FOUND(Errors.NOT_FOUND),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "Méthode non admise ici", "Method not allowed here"),
    NOT_ACCEPTABLE(406, "not-acceptable", "Aucun format demandé n'existe", "No requested format is available"),
    CONFLICT(409, "conflict", "Conflit avec l'état présent", "Conflict with the present state"),
    PRECONDITION_FAILED(412, "stale-revision", "L'objet a changé entre-temps", "The object has changed meanwhile"),
    PAYLOAD_TOO_LARGE(413, "payload-too-large", "Le corps est trop grand", "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "Type de contenu non admis", "Media type not supported"),
    REFUSED(422, "refused", "Demande refusée", "Request refused"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "Trop de demandes", "Too many requests"),
    INTERNAL(Errors.INTERNAL),
    UNAVAILABLE(Errors.UNAVAILABLE);

    private final int status;
    private final String code;
    private final LocalizedText title;

    /** One that every part of Relais shares. */
    WebErrors(ErrorCode shared) {
        this.status = shared.category().httpStatus();
        this.code = shared.value();
        this.title = shared.title();
    }

    WebErrors(int status, String code, String fr, String en) {
        this.status = status;
        this.code = code;
        this.title = new LocalizedText(fr, en);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    LocalizedText title() {
        return title;
    }

    /** Says more than its status. */
    private boolean special() {
        return this == MALFORMED_XML || this == CROSS_SITE;
    }

    /** The error that a bare HTTP status stands for: 4xx without a name of its own is an invalid request. */
    static WebErrors ofStatus(int status) {
        for (WebErrors error : values()) {
            if (error.status == status && !error.special()) {
                return error;
            }
        }
        return status >= 400 && status < 500 ? INVALID_REQUEST : INTERNAL;
    }
}
