package org.relais.spi.persistence;

/** The unit of work was revoked by another thread, see {@link RevocableWork}. Nothing of it is stored. */
public final class RevokedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RevokedException() {
        super("this unit of work took too long and was revoked; nothing of it is stored");
    }
}
