package org.relais.soak;

/** Something did not hold that has to hold. */
final class SoakFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SoakFailedException(String what) {
        super(what);
    }
}
