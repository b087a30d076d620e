package org.relais.spi.encryption;

import org.jspecify.annotations.Nullable;

/** Something sealed does not open: altered, in the wrong place, or sealed with a key that is not in the key file. */
public final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message without what was sealed */
    public UnreadableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
