package org.relais.security.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.relais.identity.Session;

/**
 * Sessions as signed tokens (RFC 7519, HS256) that name an account and when they end, and nothing else: what the account may do is
 * looked up at every use. Thread-safe.
 */
final class SessionTokens {

    private static final int MAX_LENGTH = 2_048;
    private static final int CAPACITY = 10_000;

    private final InstantSource clock;
    private final Duration lifetime;
    private final MACSigner signer;
    private final JWSVerifier verifier;
    private final BoundedCache<String, Claims> verified = new BoundedCache<>(CAPACITY);

    /** @param key 32 random bytes */
    SessionTokens(InstantSource clock, Duration lifetime, byte[] key) {
        this.clock = clock;
        this.lifetime = lifetime;
        try {
            this.signer = new MACSigner(key);
            this.verifier = new MACVerifier(key);
        } catch (JOSEException shortKey) {
            throw new IllegalArgumentException("a session key has 32 bytes, not " + key.length, shortKey);
        }
    }

    Session open(String account) {
        Instant now = clock.instant();
        Instant expiresAt = now.plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .subject(account)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(expiresAt))
                        .build());
        try {
            token.sign(signer);
        } catch (JOSEException defect) {
            throw new IllegalStateException(defect);
        }
        return new Session(token.serialize(), expiresAt);
    }

    /** The account of a token that we signed and that has not expired. */
    Optional<String> account(String token) {
        Optional<Claims> known = verified.get(token);
        Optional<Claims> claims = known.isPresent() ? known : verify(token);
        if (claims.isPresent() && !clock.instant().isBefore(claims.get().expiresAt())) {
            verified.remove(token);
            return Optional.empty();
        }
        return claims.map(Claims::account);
    }

    private Optional<Claims> verify(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            SignedJWT signed = SignedJWT.parse(token);
            if (!JWSAlgorithm.HS256.equals(signed.getHeader().getAlgorithm()) || !signed.verify(verifier)) {
                return Optional.empty();
            }
            JWTClaimsSet set = signed.getJWTClaimsSet();
            if (set.getSubject() == null || set.getExpirationTime() == null) {
                return Optional.empty();
            }
            Claims claims = new Claims(set.getSubject(), set.getExpirationTime().toInstant());
            verified.put(token, claims);
            return Optional.of(claims);
        } catch (ParseException | JOSEException notOurs) {
            return Optional.empty();
        }
    }

    private record Claims(String account, Instant expiresAt) {}
}
