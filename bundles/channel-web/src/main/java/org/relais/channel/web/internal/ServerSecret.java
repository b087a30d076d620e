package org.relais.channel.web.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.channel.web.internal.entity.JpaSecretStore;
import org.relais.spi.persistence.ConstraintViolationException;
import org.relais.spi.persistence.UnitOfWork;

/**
 * The secret from which codes and tokens are made, one for all nodes on a database: made by the first who needs it, kept beside the
 * requests that it opens, and never shown. HMAC-SHA256 (RFC 2104). Thread-safe.
 */
@Component(service = ServerSecret.class)
public final class ServerSecret {

    private static final String NAME = "tracking";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final UnitOfWork unitOfWork;
    private final JpaSecretStore store;
    private final Clock clock;
    private volatile @Nullable SecretKeySpec key;

    @Activate
    public ServerSecret(@Reference UnitOfWork unitOfWork, @Reference JpaSecretStore store, @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.clock = clock;
    }

    /** What only this installation can make of a text. */
    byte[] sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private SecretKeySpec key() {
        SecretKeySpec known = key;
        if (known == null) {
            known = new SecretKeySpec(HexFormat.of().parseHex(secret()), ALGORITHM);
            key = known;
        }
        return known;
    }

    private String secret() {
        return unitOfWork.read(() -> store.find(NAME)).orElseGet(this::made);
    }

    private String made() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String fresh = HexFormat.of().formatHex(random);
        try {
            return unitOfWork.execute(() -> {
                store.add(NAME, fresh, clock.instant().truncatedTo(ChronoUnit.MILLIS));
                return fresh;
            });
        } catch (ConstraintViolationException quicker) {
            return unitOfWork.read(() -> store.find(NAME)).orElseThrow(() -> quicker);
        }
    }
}
