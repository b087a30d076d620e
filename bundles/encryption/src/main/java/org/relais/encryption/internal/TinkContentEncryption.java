package org.relais.encryption.internal;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.spi.encryption.ContentEncryption;

/**
 * Contents sealed in segments of 64 KB by Google Tink (AES-256-GCM, the key of each content derived by HKDF), with their context as
 * associated data. Before what Tink writes stand four letters and the four bytes of the key's id, since Tink alone would try every key.
 * Thread-safe.
 */
@Component
public final class TinkContentEncryption implements ContentEncryption {

    private static final byte[] FORMAT = "RLS1".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = FORMAT.length + Integer.BYTES;

    private final KeySource keys;

    @Activate
    public TinkContentEncryption(@Reference OpenKeys keys) {
        this(keys.ring());
    }

    public TinkContentEncryption(KeySource keys) {
        this.keys = keys;
    }

    @Override
    public OutputStream seal(OutputStream sealed, String context) throws IOException {
        Keys known = keys.toSeal();
        sealed.write(
                ByteBuffer.allocate(HEADER).put(FORMAT).putInt(known.current()).array());
        try {
            return known.currentStream().newEncryptingStream(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IOException("a content cannot be sealed", e);
        }
    }

    @Override
    public InputStream open(InputStream sealed, String context) throws IOException {
        int key = key(sealed);
        Keys known = keys.toOpen();
        AesGcmHkdfStreaming stream = (known.has(key) ? known : keys.lookedUp())
                .stream(key)
                        .orElseThrow(() -> new IOException("key " + KeyId.text(key) + ", which has sealed " + context
                                + ", is not in the key file"));
        try {
            return stream.newDecryptingStream(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IOException(context + " does not open", e);
        }
    }

    @Override
    public boolean isCurrent(InputStream sealed) throws IOException {
        return key(sealed) == keys.toOpen().current();
    }

    @Override
    public long sealedSize(long size) {
        return HEADER + keys.toOpen().currentStream().expectedCiphertextSize(size);
    }

    private static int key(InputStream sealed) throws IOException {
        byte[] header = sealed.readNBytes(HEADER);
        if (header.length < HEADER) {
            throw new EOFException("a sealed content is cut off");
        }
        if (!Arrays.equals(header, 0, FORMAT.length, FORMAT, 0, FORMAT.length)) {
            throw new IOException("a content is not sealed");
        }
        return KeyId.at(header, FORMAT.length);
    }
}
