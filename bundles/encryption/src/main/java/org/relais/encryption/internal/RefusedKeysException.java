package org.relais.encryption.internal;

import org.relais.texts.LocalizedText;

/** The key file cannot be used; what it says is for the operator. */
final class RefusedKeysException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient LocalizedText reason;

    RefusedKeysException(LocalizedText reason) {
        super(reason.en(), null, false, false);
        this.reason = reason;
    }

    LocalizedText reason() {
        return reason;
    }
}
