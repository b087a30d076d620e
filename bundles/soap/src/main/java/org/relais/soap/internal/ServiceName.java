package org.relais.soap.internal;

import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.services.ServiceId;
import org.relais.texts.LocalizedText;

/** A delegated service that a message names. */
final class ServiceName {

    private ServiceName() {}

    /** @throws RelaisException {@code not-found} for what can name none, as for one that there is not */
    static ServiceId read(String text) {
        return ServiceId.parse(text)
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Il n'y a pas de service « %s ».", "There is no service '%s'.")
                                .formatted(text)));
    }
}
