package org.relais.security.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords that were right a short while ago, so that HTTP Basic does not cost a password hash per request. Neither passwords nor
 * anything that outlives the process is kept: an entry is an HMAC-SHA-256 of account and password under a key of this process.
 * Thread-safe.
 */
final class ProvenPasswords {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int CAPACITY = 1_000;

    private final InstantSource clock;
    private final SecretKeySpec key;
    private final BoundedCache<ByteBuffer, Instant> provenUntil = new BoundedCache<>(CAPACITY);

    ProvenPasswords(InstantSource clock) {
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    /** @param credentials a {@link #fingerprint} */
    boolean contains(ByteBuffer credentials) {
        return provenUntil.get(credentials).filter(clock.instant()::isBefore).isPresent();
    }

    /** @param credentials a {@link #fingerprint} */
    void add(ByteBuffer credentials) {
        provenUntil.put(credentials, clock.instant().plus(LIFETIME));
    }

    /** What stands for an account and a password as long as this process runs, and tells neither. */
    ByteBuffer fingerprint(String account, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(account.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return ByteBuffer.wrap(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
