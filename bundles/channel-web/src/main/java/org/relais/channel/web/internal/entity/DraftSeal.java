package org.relais.channel.web.internal.entity;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.spi.encryption.FieldEncryption;

/** Seals what drafts say on its way into the table; drafts of before are in clear until they are sealed anew. Thread-safe. */
@Component(service = DraftSeal.class)
public final class DraftSeal {

    private final FieldEncryption encryption;

    @Activate
    public DraftSeal(@Reference FieldEncryption encryption) {
        this.encryption = encryption;
    }

    String seal(String draft, String form) {
        return encryption.seal(form, context(draft));
    }

    /** @throws org.relais.spi.encryption.UnreadableException when it does not open */
    String open(String draft, String stored) {
        return stored.startsWith(FieldEncryption.PREFIX) ? encryption.open(stored, context(draft)) : stored;
    }

    boolean isCurrent(String stored) {
        return encryption.isCurrent(stored);
    }

    private static String context(String draft) {
        return "channel-web.draft/" + draft;
    }
}
