package org.relais.persistence.internal.migration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedSet;

/** The SHA-256 of named resources and their contents, by which a changed changelog is told from an unchanged one. */
final class Fingerprint {

    private Fingerprint() {}

    /** Empty when one of the resources is absent. */
    static Optional<String> of(SortedSet<String> resources, ClassLoader loader) throws IOException {
        MessageDigest digest = sha256();
        for (String name : resources) {
            try (InputStream content = loader.getResourceAsStream(name)) {
                if (content == null) {
                    return Optional.empty();
                }
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(sha256().digest(content.readAllBytes()));
            }
        }
        return Optional.of(HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
