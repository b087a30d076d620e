package org.relais.web.internal.problem;

import org.relais.texts.LocalizedText;

/** The answers of HTTP itself that no {@link org.relais.errors.ErrorCategory} stands for. */
enum WebErrors {
    MALFORMED_JSON(400, "malformed-json", "Le corps n'est pas du JSON valable", "The body is not valid JSON"),
    MALFORMED_XML(400, "malformed-xml", "Le message n'est pas du XML valable", "The message is not valid XML"),
    INVALID_REQUEST(400, "invalid-request", "La demande n'est pas valable", "The request is not valid"),
    UNAUTHENTICATED(401, "unauthenticated", "Identification requise", "Identification required"),
    FORBIDDEN(403, "forbidden", "Action non autorisée", "Not permitted"),
    CROSS_SITE(403, "cross-site-request", "Demande d'un autre site", "Request of another site"),
    NOT_FOUND(404, "not-found", "Introuvable", "Not found"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "Méthode non admise ici", "Method not allowed here"),
    NOT_ACCEPTABLE(406, "not-acceptable", "Aucun format demandé n'existe", "No requested format is available"),
    CONFLICT(409, "conflict", "Conflit avec l'état présent", "Conflict with the present state"),
    PRECONDITION_FAILED(412, "stale-revision", "L'objet a changé entre-temps", "The object has changed meanwhile"),
    PAYLOAD_TOO_LARGE(413, "payload-too-large", "Le corps est trop grand", "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "Type de contenu non admis", "Media type not supported"),
    REFUSED(422, "refused", "Demande refusée", "Request refused"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "Trop de demandes", "Too many requests"),
    INTERNAL(500, "internal", "Erreur interne", "Internal error"),
    UNAVAILABLE(503, "unavailable", "Momentanément indisponible", "Unavailable for now");

    private final int status;
    private final String code;
    private final LocalizedText title;

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
        return this == MALFORMED_JSON || this == MALFORMED_XML || this == CROSS_SITE;
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
