package org.relais.core.internal.entity;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.spi.encryption.FieldEncryption;
import org.relais.spi.encryption.SealedTexts;
import org.relais.spi.encryption.UnreadableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forms of intakes, sealed on their way into the table and opened on their way out; those of before are in clear until they are sealed
 * anew. Thread-safe.
 */
@Component(service = SealedForms.class)
public final class SealedForms {

    private static final Logger LOG = LoggerFactory.getLogger(SealedForms.class);

    private final SealedTexts texts;

    @Activate
    public SealedForms(@Reference FieldEncryption encryption) {
        this.texts = new SealedTexts(encryption, "core.intake");
    }

    String seal(String intake, String form) {
        return texts.seal(intake, form);
    }

    boolean isCurrent(String stored) {
        return texts.isCurrent(stored);
    }

    /** @throws UnreadableException when it does not open */
    String open(String intake, String stored) {
        return texts.open(intake, stored);
    }

    /**
     * The same for whoever reads many: one that does not open stays as it is, which is no form that anybody could read, and does not
     * stand in the way of the others.
     */
    String openOrKeep(String intake, String stored) {
        try {
            return open(intake, stored);
        } catch (UnreadableException damaged) {
            LOG.error("The form of intake {} cannot be opened: {}", intake, damaged.getMessage());
            return stored;
        }
    }
}
