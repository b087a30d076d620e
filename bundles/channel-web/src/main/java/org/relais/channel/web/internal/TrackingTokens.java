package org.relais.channel.web.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseReference;
import org.relais.intake.IntakeId;

/**
 * Stands for a reference and its code for a quarter of an hour, so that a page need not keep the code. Signed and not stored: any node
 * knows it. Thread-safe.
 */
@Component(service = TrackingTokens.class)
public final class TrackingTokens {

    static final Duration LIFE = Duration.ofMinutes(15);

    private static final int PARTS = 4;

    private final ServerSecret secret;
    private final Clock clock;

    @Activate
    public TrackingTokens(@Reference ServerSecret secret, @Reference Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    String issue(Proven proven) {
        String claim = proven.intake() + "~" + (proven.reference() == null ? "" : proven.reference()) + "~"
                + clock.instant().plus(LIFE).toEpochMilli();
        return claim + "~" + signature(claim);
    }

    /** What a token that is good now stands for. */
    Optional<Proven> read(String token) {
        String[] parts = token.split("~", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        String claim = token.substring(0, token.lastIndexOf('~'));
        boolean signed = MessageDigest.isEqual(bytes(signature(claim)), bytes(parts[PARTS - 1]));
        if (!signed || !Instant.ofEpochMilli(Long.parseLong(parts[2])).isAfter(clock.instant())) {
            return Optional.empty();
        }
        return IntakeId.parse(parts[0])
                .map(intake -> new Proven(intake, CaseReference.parse(parts[1]).orElse(null)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String signature(String claim) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret.sign("tracking-token\n" + claim));
    }

    /**
     * What a citizen has proven to have made.
     *
     * @param reference the case that was asked about; null when the request was named by its receipt
     */
    record Proven(IntakeId intake, @Nullable CaseReference reference) {}
}
