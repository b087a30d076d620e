package org.relais.spi.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of a journal entry's fields. The hashed text is, in UTF-8, each field as its length in characters, a colon and the
 * field itself, so that no two different entries share a text. Not thread-safe.
 */
public final class ChainHash {

    private final StringBuilder text = new StringBuilder(512);

    /** An absent field counts as the empty one. */
    public ChainHash field(@Nullable Object field) {
        String value = field == null ? "" : field.toString();
        text.append(value.length()).append(':').append(value);
        return this;
    }

    /** Every changed field in alphabetical order: its name, its old and its new value. */
    public ChainHash changes(Map<String, List<String>> changes) {
        new TreeMap<>(changes).forEach((name, values) -> {
            field(name);
            values.forEach(this::field);
        });
        return this;
    }

    /** In lower-case hexadecimal. */
    public String hash() {
        return HexFormat.of().formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
