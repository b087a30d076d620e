package org.relais.security.internal;

import com.password4j.BcryptFunction;
import com.password4j.types.Bcrypt;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Password hashes by bcrypt, version 2b. All of them have the same cost, so that the time of a check says nothing about the account.
 */
final class PasswordHash {

    /** The binary logarithm of the number of rounds. */
    static final int COST = 10;

    /** bcrypt ignores what comes after this many bytes, so a longer password is never right. */
    private static final int MAX_BYTES = 72;

    private static final Pattern SYNTAX = Pattern.compile("\\$2b\\$" + COST + "\\$[./A-Za-z0-9]{53}");
    private static final BcryptFunction BCRYPT = BcryptFunction.getInstance(Bcrypt.B, COST);

    private PasswordHash() {}

    static boolean isWellFormed(String hash) {
        return SYNTAX.matcher(hash).matches();
    }

    /** Hashes a password of at most 72 bytes with a random salt; takes tens of milliseconds. */
    static String of(String password) {
        if (!fits(password)) {
            throw new IllegalArgumentException("a password has at most " + MAX_BYTES + " bytes");
        }
        return BCRYPT.hash(password).getResult();
    }

    /** Checks a password; takes as long when it is wrong. */
    static boolean matches(String password, String hash) {
        return BCRYPT.check(password, hash) && fits(password);
    }

    private static boolean fits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES && password.indexOf('\0') < 0;
    }
}
