package org.relais.queues;

import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.texts.LocalizedText;

/** The ways in which an operation on a queue can fail beyond {@link org.relais.errors.Errors}. */
public final class QueueErrors {

    /** Whoever asks for another case has as many open ones as the queue's load limit allows. */
    public static final ErrorCode LOAD_LIMIT_REACHED = new ErrorCode(
            "load-limit-reached",
            ErrorCategory.CONFLICT,
            new LocalizedText("Plafond de dossiers atteint", "Load limit reached"));

    /** Somebody else has edited the queue since the revision that the edit names. */
    public static final ErrorCode STALE_QUEUE = new ErrorCode(
            "stale-queue",
            ErrorCategory.STALE,
            new LocalizedText("La file a changé entre-temps", "The queue has changed meanwhile"));

    private QueueErrors() {}
}
