package org.relais.errors;

/** What kind of "no" an error is; the adapters derive the HTTP status and the SOAP fault code from it. */
public enum ErrorCategory {
    /** The request itself is malformed or breaks its form. The caller corrects it and sends it again. */
    INVALID(400),
    /** The caller did not say who is calling, or could not prove it. */
    UNAUTHENTICATED(401),
    /** The caller is known and may not do this. */
    FORBIDDEN(403),
    /** There is no such thing, or the caller may not know of it. */
    NOT_FOUND(404),
    /** The request does not fit the present state. */
    CONFLICT(409),
    /** The caller worked on a revision that is no longer the current one. */
    STALE(412),
    /** More than is taken at once. */
    TOO_LARGE(413),
    /** Content of a kind that is not taken. */
    UNSUPPORTED(415),
    /** Well formed, but a rule of the office refuses it. */
    REFUSED(422),
    /** Too many requests from this caller for now. */
    THROTTLED(429),
    /** Something needed is absent for now; the same request may succeed later. */
    UNAVAILABLE(503),
    /** A defect on our side. */
    INTERNAL(500);

    private final int httpStatus;

    ErrorCategory(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /** The HTTP status that answers an error of this category (RFC 9110). */
    public int httpStatus() {
        return httpStatus;
    }
}
