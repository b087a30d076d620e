package org.relais.benchmarks;

/** The system answered something else than it should: what was measured is worth nothing. */
final class UnexpectedAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnexpectedAnswerException(String reason) {
        super(reason);
    }
}
