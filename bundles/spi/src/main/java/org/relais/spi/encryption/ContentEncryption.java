package org.relais.spi.encryption;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Seals contents of any length as they stream by, AES-256-GCM in segments of which none can be altered, moved or left out unnoticed. Bound
 * to a context like {@link FieldEncryption}. Thread-safe; the streams are not.
 */
@ProviderType
public interface ContentEncryption {

    /** What is written to the answer goes sealed to {@code sealed}; closing it ends the content and closes {@code sealed}. */
    OutputStream seal(OutputStream sealed, String context) throws IOException;

    /**
     * Reads what {@link #seal} wrote. Closing it closes {@code sealed}.
     *
     * @return a stream that throws an {@link IOException} as soon as it meets what was altered, cut off or sealed with a key that is not
     *     in the key file; nothing of such a segment is handed out
     */
    InputStream open(InputStream sealed, String context) throws IOException;

    /** Whether a sealed content was sealed with the current key; reads its beginning alone. */
    boolean isCurrent(InputStream sealed) throws IOException;

    /** How many bytes a content of so many bytes has when it is sealed, whichever key sealed it: to see that none is missing. */
    long sealedSize(long size);
}
