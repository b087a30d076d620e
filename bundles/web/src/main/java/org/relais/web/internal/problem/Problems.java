package org.relais.web.internal.problem;

import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;
import org.relais.web.internal.limits.PayloadTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what a failure means to a client; the one place where an exception becomes a {@link Problem}. */
public final class Problems {

    /** What may be sent to {@code /api}. */
    public static final LocalizedText JSON_ONLY = new LocalizedText(
            "Envoyez le corps en UTF-8, dans un type que l'opération admet : application/json, sauf si sa description en nomme un autre.",
            "Send the body in UTF-8, in a type that the operation takes: application/json unless its description names another.");

    /** What {@code /api} answers. */
    public static final LocalizedText JSON_OFFERED = new LocalizedText(
            "Aucun des formats de l'en-tête Accept n'est disponible ; demandez application/json.",
            "None of the formats in the Accept header is available; ask for application/json.");

    /** What may be sent to {@code /soap}. */
    public static final LocalizedText SOAP_ONLY = new LocalizedText(
            "Envoyez le message en text/xml, application/soap+xml ou multipart/related.",
            "Send the message as text/xml, application/soap+xml or multipart/related.");

    private static final Logger LOG = LoggerFactory.getLogger("org.relais.web.failures");
    private static final int DEPTH = 20;

    private Problems() {}

    /** Never fails. A failure that nobody foresaw is logged here, once, under the number that the client is told. */
    public static Problem of(Throwable failure) {
        return expected(failure).orElseGet(() -> unexpected(failure));
    }

    /** What a failure means when it is one that a client must expect. */
    public static Optional<Problem> expected(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            Optional<Problem> problem = one(cause);
            if (problem.isPresent()) {
                return problem;
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Optional<Problem> one(Throwable failure) {
        if (failure instanceof RelaisException exception) {
            return Optional.of(Problem.of(exception));
        }
        if (failure instanceof PayloadTooLargeException exception) {
            return Optional.of(tooLarge(exception));
        }
        if (failure instanceof WebApplicationException exception) {
            return web(exception);
        }
        if (failure instanceof WSSecurityException) {
            return Optional.of(unauthenticated());
        }
        if (failure instanceof XMLStreamException) {
            return Optional.of(Problem.of(
                    WebErrors.MALFORMED_XML,
                    "Le message n'est pas un document XML bien formé.",
                    "The message is not a well-formed XML document."));
        }
        return Optional.empty();
    }

    public static Problem unauthenticated() {
        return Problem.of(
                WebErrors.UNAUTHENTICATED,
                "Indiquez un compte et son mot de passe, ou un jeton valable.",
                "Give an account and its password, or a valid token.");
    }

    public static Problem notFound() {
        return Problem.of(WebErrors.NOT_FOUND, "Il n'y a rien à cette adresse.", "There is nothing at this address.");
    }

    /** What should answer is not there for now. */
    public static Problem starting() {
        return Problem.of(
                WebErrors.UNAVAILABLE,
                "Ce service démarre ou est remplacé ; réessayez dans un instant.",
                "This service is starting or being replaced; try again in a moment.");
    }

    /** A message that ends before what it must contain, or refers to a part that was not sent. */
    public static Problem incompleteMessage() {
        return Problem.of(
                WebErrors.INVALID_REQUEST,
                "Le message est incomplet : il lui manque le corps (Body) ou une pièce jointe à laquelle il renvoie.",
                "The message is incomplete: its Body is missing or an attachment that it refers to.");
    }

    /** A page of another site made a browser send this. */
    public static Problem crossSite() {
        return Problem.of(
                WebErrors.CROSS_SITE,
                "Une page d'un autre site ne peut rien modifier ici.",
                "A page of another site cannot change anything here.");
    }

    public static Problem malformedQuery() {
        return Problem.of(
                WebErrors.INVALID_REQUEST,
                "L'adresse contient un « % » qui n'est pas suivi de deux chiffres hexadécimaux.",
                "The address contains a \"%\" that is not followed by two hexadecimal digits.");
    }

    /** A header that counts once was sent several times. */
    public static Problem repeatedHeader(String name) {
        return Problem.of(
                WebErrors.INVALID_REQUEST,
                new LocalizedText("L'en-tête %s figure plusieurs fois.", "The header %s stands there several times.")
                        .formatted(name));
    }

    /** A message that breaks its contract, as {@code reason} says. */
    public static Problem invalidMessage(String reason) {
        return Problem.of(
                WebErrors.INVALID_REQUEST,
                "Le message ne suit pas le contrat : " + reason,
                "The message does not follow the contract: " + reason);
    }

    public static Problem tooLarge(PayloadTooLargeException exception) {
        return Problem.of(
                WebErrors.PAYLOAD_TOO_LARGE,
                new LocalizedText("Le corps dépasse %d octets.", "The body is larger than %d bytes.")
                        .formatted(exception.limit()));
    }

    private static Optional<Problem> web(WebApplicationException exception) {
        int status = exception.getResponse().getStatus();
        if (status >= 500 && status != WebErrors.UNAVAILABLE.status()) {
            return Optional.empty();
        }
        if (exception.getCause() != null && expected(exception.getCause()).isPresent()) {
            return expected(exception.getCause());
        }
        if (status == WebErrors.NOT_FOUND.status() && exception.getCause() != null) {
            return Optional.of(Problem.of(
                    WebErrors.INVALID_REQUEST,
                    "Un paramètre de l'adresse n'a pas la forme attendue.",
                    "A parameter of the address is not of the expected form."));
        }
        return Optional.of(Problem.ofStatus(status, detail(status)));
    }

    private static LocalizedText detail(int status) {
        return switch (status) {
            case 404 -> notFound().detail();
            case 405 ->
                new LocalizedText(
                        "Cette adresse n'admet pas cette méthode.", "This address does not allow this method.");
            case 406 -> JSON_OFFERED;
            case 415 -> JSON_ONLY;
            default -> WebErrors.ofStatus(status).title();
        };
    }

    private static Problem unexpected(Throwable failure) {
        UUID number = UUID.randomUUID();
        LOG.error("Request {} failed", number, AnonymousFailure.of(failure));
        return Problem.of(
                WebErrors.INTERNAL,
                new LocalizedText(
                                "Une erreur s'est produite chez nous ; son numéro est %s.",
                                "Something went wrong on our side; its number is %s.")
                        .formatted(number));
    }
}
