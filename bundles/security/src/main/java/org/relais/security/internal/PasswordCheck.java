package org.relais.security.internal;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiPredicate;
import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/**
 * Checks passwords so that guessing is slow and learns nothing: an unknown account costs the same hash as a known one, every failure
 * costs a hash again, and hashing takes at most half of the processors, so that guessers cannot starve those who work. Who comes when
 * too many checks wait is sent away at once and holds no thread. Thread-safe.
 */
final class PasswordCheck {

    private static final ErrorCode TOO_MANY_ATTEMPTS = new ErrorCode(
            "too-many-attempts",
            ErrorCategory.THROTTLED,
            new LocalizedText("Trop de tentatives d'identification", "Too many attempts to identify"));
    /** Of a random password that was thrown away. */
    static final String NOBODYS_HASH = "$2b$10$cNMYvWtCuzGBIgQTIPJM6e.7p4JvIjwIXc38r457OrI8ZQr3J.7k2";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Map<String, Account> accounts;
    private final ProvenPasswords proven;
    private final RunningChecks running;
    private final BiPredicate<String, String> hashing;
    private final Semaphore processors =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /** @param hashing whether a password matches a hash; the one costly step */
    PasswordCheck(
            Map<String, Account> accounts,
            ProvenPasswords proven,
            RunningChecks running,
            BiPredicate<String, String> hashing) {
        this.hashing = hashing;
        this.accounts = accounts;
        this.proven = proven;
        this.running = running;
    }

    /** @throws RelaisException {@code too-many-attempts}, at once, when too many checks wait already */
    Optional<Account> account(String name, String password) {
        Optional<Account> account = Optional.ofNullable(accounts.get(name));
        ByteBuffer credentials = proven.fingerprint(name, password);
        if (account.isPresent() && proven.contains(credentials)) {
            return account;
        }
        String hash = account.map(Account::passwordHash).orElse(NOBODYS_HASH);
        boolean right = running.run(name, credentials, () -> prove(password, hash, credentials))
                .orElseThrow(PasswordCheck::tooManyAttempts);
        return account.filter(known -> right);
    }

    private boolean prove(String password, String hash, ByteBuffer credentials) {
        boolean right = matches(password, hash);
        if (right) {
            proven.add(credentials);
        }
        return right;
    }

    private boolean matches(String password, String hash) {
        processors.acquireUninterruptibly();
        try {
            return hashing.test(password, hash);
        } finally {
            processors.release();
        }
    }

    private static RelaisException tooManyAttempts() {
        return RelaisException.builder(
                        TOO_MANY_ATTEMPTS,
                        new LocalizedText("Réessayez dans quelques secondes.", "Try again in a few seconds."))
                .retryAfter(RETRY_AFTER)
                .build();
    }
}
