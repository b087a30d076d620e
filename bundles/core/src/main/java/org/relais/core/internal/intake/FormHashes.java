package org.relais.core.internal.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.spi.encryption.FieldEncryption;

/**
 * By what two forms are known to be the same without being read: a keyed fingerprint, since a plain hash of a short form can be guessed.
 * What was stored before forms were sealed has its plain SHA-256. Thread-safe.
 */
@Component(service = FormHashes.class)
public final class FormHashes {

    private static final String CONTEXT = "core.intake/form";

    private final FieldEncryption encryption;

    @Activate
    public FormHashes(@Reference FieldEncryption encryption) {
        this.encryption = encryption;
    }

    /** What to store with a form. */
    public String of(String canonical) {
        return encryption.fingerprints(canonical, CONTEXT).get(0);
    }

    /** Whether this was stored with the same form, whichever key was current then. */
    public boolean match(String stored, String canonical) {
        return encryption.fingerprints(canonical, CONTEXT).contains(stored)
                || sha256(canonical).equals(stored);
    }

    private static String sha256(String canonical) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
