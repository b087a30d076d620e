package org.relais.deployment.internal;

import org.relais.texts.LocalizedText;

/** A plug-in is broken. */
final class FaultException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient LocalizedText reason;

    FaultException(LocalizedText reason) {
        super(reason.en());
        this.reason = reason;
    }

    LocalizedText reason() {
        return reason;
    }
}
