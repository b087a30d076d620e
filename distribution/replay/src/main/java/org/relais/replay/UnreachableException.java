package org.relais.replay;

/** Nothing has got through to the server for as long as we were told to wait: the run ends. */
final class UnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreachableException(String reason) {
        super(reason);
    }
}
