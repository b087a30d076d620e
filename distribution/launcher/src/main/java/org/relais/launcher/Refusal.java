package org.relais.launcher;

/** Why a command cannot do what it was asked, in words for the person who typed it; it ends the command. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    Refusal(String reason) {
        this(reason, 1);
    }

    Refusal(String reason, int exitCode) {
        super(reason, null, false, false);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
