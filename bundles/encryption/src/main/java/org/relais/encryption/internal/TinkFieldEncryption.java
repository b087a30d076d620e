package org.relais.encryption.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.spi.encryption.FieldEncryption;

/** Texts sealed with AES-256-GCM by Google Tink, each with its context as associated data. Thread-safe. */
@Component
public final class TinkFieldEncryption implements FieldEncryption {

    private final KeySource keys;

    @Activate
    public TinkFieldEncryption(@Reference OpenKeys keys) {
        this(keys.ring());
    }

    public TinkFieldEncryption(KeySource keys) {
        this.keys = keys;
    }

    @Override
    public String seal(String plain, String context) {
        return SealedText.seal(keys.toSeal(), plain.getBytes(StandardCharsets.UTF_8), context);
    }

    @Override
    public String open(String sealed, String context) {
        Keys known = keys.toOpen();
        OptionalInt key = SealedText.key(sealed);
        boolean unknown = key.isPresent() && !known.has(key.getAsInt());
        return SealedText.open(unknown ? keys.lookedUp() : known, sealed, context);
    }

    @Override
    public boolean isCurrent(String sealed) {
        return SealedText.key(sealed).equals(OptionalInt.of(keys.toOpen().current()));
    }

    @Override
    public List<String> fingerprints(String value, String context) {
        byte[] where = context.getBytes(StandardCharsets.UTF_8);
        byte[] what = value.getBytes(StandardCharsets.UTF_8);
        // with its length, so that no other context and value run together to the same
        ByteBuffer both = ByteBuffer.allocate(Integer.BYTES + where.length + what.length);
        both.putInt(where.length).put(where).put(what);
        return keys.toOpen().fingerprints(both.array()).stream()
                .map(HexFormat.of()::formatHex)
                .toList();
    }
}
