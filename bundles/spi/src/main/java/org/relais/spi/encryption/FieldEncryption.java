package org.relais.spi.encryption;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Seals texts for columns of a database: AES-256-GCM, each time with a nonce of its own, so that equal texts are sealed differently. What
 * was sealed is bound to its context, for example {@code services.form/<id>}: moved to another row it does not open. Thread-safe, never
 * blocks.
 */
@ProviderType
public interface FieldEncryption {

    /** What everything sealed begins with; no JSON text does. */
    String PREFIX = "sealed:";

    /**
     * Seals a text with the current key.
     *
     * @return ASCII, about a third longer than the text in UTF-8, which begins with {@value #PREFIX}
     */
    String seal(String plain, String context);

    /**
     * Opens what {@link #seal} made, with whichever key of the key file sealed it.
     *
     * @throws UnreadableException when it was altered, belongs to another context, or its key is not in the key file
     */
    String open(String sealed, String context);

    /** Whether it was sealed with the current key; if not, {@link SealedData} seals it anew. */
    boolean isCurrent(String sealed);

    /**
     * Keyed hashes of a value, by which it is found without being readable: HMAC-SHA-256, lower-case hexadecimal. Store the first; search
     * with all of them, since what was stored before the keys changed carries another.
     *
     * @param context keeps equal values of different fields apart, for example {@code claim-forms/cafatNumber}
     */
    List<String> fingerprints(String value, String context);
}
