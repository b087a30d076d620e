package org.relais.security.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The key that signs sessions: made once and kept, so that sessions survive a restart. */
final class SessionKey {

    private static final int LENGTH = 32;

    private SessionKey() {}

    /** Reads the key, or makes it when the file is not there. Deleting the file ends all sessions at the next start. */
    static byte[] in(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[LENGTH];
                new SecureRandom().nextBytes(fresh);
                PrivateFile.write(file, fresh);
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != LENGTH) {
                throw new IllegalStateException(
                        file + " has " + key.length + " bytes where a session key has " + LENGTH + ": delete it");
            }
            return key;
        } catch (IOException unusable) {
            throw new UncheckedIOException("the session key " + file + " cannot be read or written", unusable);
        }
    }
}
