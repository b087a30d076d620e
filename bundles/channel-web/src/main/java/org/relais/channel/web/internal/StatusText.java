package org.relais.channel.web.internal;

import org.relais.cases.CaseStatus;
import org.relais.intake.IntakeState;
import org.relais.texts.LocalizedText;
import org.relais.tracking.TrackedCase;
import org.relais.tracking.TrackedCase.MissingDocument;
import org.relais.tracking.TrackedIntake;

/** How a request stands, in words that need no explanation, and what its citizen can do. Fewer states than the office has. */
enum StatusText {
    RECEIVED(
            "Votre demande est reçue ; elle va être enregistrée.",
            "Your request has been received; it is about to be registered.",
            "Vous n'avez rien à faire.",
            "There is nothing for you to do."),
    REGISTERED(
            "Votre demande est enregistrée ; le service compétent va la prendre en charge.",
            "Your request is registered; the right service will take it up.",
            "Vous n'avez rien à faire.",
            "There is nothing for you to do."),
    IN_PROGRESS(
            "Votre demande est en cours de traitement.",
            "Your request is being worked on.",
            "Vous n'avez rien à faire.",
            "There is nothing for you to do."),
    WAITING_FOR_YOU(
            "Nous attendons des pièces de votre part.",
            "We are waiting for documents from you.",
            "Envoyez les pièces demandées ; le délai reprend dès que nous les avons.",
            "Send the documents that were asked for; the time limit runs again as soon as we have them."),
    WAITING(
            "Votre demande attend un élément extérieur.",
            "Your request is waiting for something from outside.",
            "Vous n'avez rien à faire.",
            "There is nothing for you to do."),
    ANSWERED(
            "Votre demande a reçu une réponse.",
            "Your request has been answered.",
            "Si la réponse ne suffit pas, écrivez une nouvelle demande et indiquez ce numéro.",
            "If the answer does not help, send a new request and mention this number."),
    JOINED(
            "Votre demande est jointe à une autre sur le même sujet ; la réponse vaut pour les deux.",
            "Your request was joined to another one about the same matter; the answer is for both.",
            "Vous n'avez rien à faire.",
            "There is nothing for you to do."),
    ENDED(
            "Votre demande est close sans réponse.",
            "Your request was closed without an answer.",
            "Si vous en avez encore besoin, écrivez une nouvelle demande ou appelez le bureau.",
            "If you still need it, send a new request or call the office."),
    NOT_TAKEN(
            "Votre demande n'a pas pu être enregistrée.",
            "Your request could not be registered.",
            "Envoyez-la de nouveau, ou appelez le bureau.",
            "Send it again, or call the office.");

    private final LocalizedText text;
    private final LocalizedText advice;

    StatusText(String fr, String en, String adviceFr, String adviceEn) {
        text = new LocalizedText(fr, en);
        advice = new LocalizedText(adviceFr, adviceEn);
    }

    LocalizedText text() {
        return text;
    }

    LocalizedText advice() {
        return advice;
    }

    /** Of an intake without a case. */
    static StatusText of(TrackedIntake intake) {
        return intake.state() == IntakeState.REJECTED
                ? NOT_TAKEN
                : intake.state() == IntakeState.REGISTERED ? ANSWERED : RECEIVED;
    }

    static StatusText of(TrackedCase tracked) {
        if (tracked.joined()) {
            return JOINED;
        }
        CaseStatus status = tracked.status();
        return switch (status) {
            case RECEIVED, TRIAGED, ASSIGNED -> REGISTERED;
            case IN_PROGRESS, REOPENED -> IN_PROGRESS;
            case WAITING -> tracked.missing().stream().anyMatch(MissingDocument::requested) ? WAITING_FOR_YOU : WAITING;
            case RESOLVED, CLOSED -> ANSWERED;
            case CANCELLED -> ENDED;
        };
    }
}
