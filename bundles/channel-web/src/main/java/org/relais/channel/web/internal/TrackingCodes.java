package org.relais.channel.web.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.intake.IntakeId;

/**
 * The code that a citizen shows to follow a request: eight characters, 40 bits, made from the id of the intake and the secret of the
 * installation. So a repeated submission gives the same code again, and none is stored. Thread-safe.
 */
@Component(service = TrackingCodes.class)
public final class TrackingCodes {

    static final int LENGTH = 8;

    /** Without letters that look or sound like a digit or another letter (Crockford's base 32). */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int BITS = 5;

    /** Stands in for an intake that there is not, so that a wrong reference costs what a wrong code costs. */
    private static final IntakeId NONE = new IntakeId(new UUID(0, 0));

    private final ServerSecret secret;

    @Activate
    public TrackingCodes(@Reference ServerSecret secret) {
        this.secret = secret;
    }

    String of(IntakeId intake) {
        byte[] signed = secret.sign("tracking-code\n" + intake);
        long bits = 0;
        for (int i = 0; i < BITS; i++) {
            bits = bits << Byte.SIZE | signed[i] & 0xff;
        }
        StringBuilder code = new StringBuilder();
        for (int i = LENGTH - 1; i >= 0; i--) {
            code.append(ALPHABET.charAt((int) (bits >>> i * BITS) & ALPHABET.length() - 1));
        }
        return code.toString();
    }

    /** Is this its code, as people type it? Takes the same time for every wrong one, and for no intake at all. */
    boolean matches(@Nullable IntakeId intake, String given) {
        String expected = of(intake == null ? NONE : intake);
        boolean same = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), normalised(given).getBytes(StandardCharsets.UTF_8));
        return same & intake != null;
    }

    /** In capitals, without what people put between the characters, and with the letters that are no part of a code read as digits. */
    private static String normalised(String given) {
        return given.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s.-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
