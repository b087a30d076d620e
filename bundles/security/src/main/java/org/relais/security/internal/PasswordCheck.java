package org.relais.security.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/**
 * Checks passwords so that guessing is slow and learns nothing: an unknown account costs the same hash as a known one, every failure
 * costs a hash again, and hashing takes at most half of the processors, so that guessers cannot starve those who work. Thread-safe.
 */
final class PasswordCheck {

    private static final ErrorCode TOO_MANY_ATTEMPTS = new ErrorCode(
            "too-many-attempts",
            ErrorCategory.THROTTLED,
            new LocalizedText("Trop de tentatives d'identification", "Too many attempts to identify"));
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Account> accounts;
    private final ProvenPasswords proven;
    private final String nobodysHash = PasswordHash.of("nobody has this password");
    private final Semaphore processors =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    PasswordCheck(Map<String, Account> accounts, ProvenPasswords proven) {
        this.accounts = accounts;
        this.proven = proven;
    }

    /** @throws RelaisException {@code too-many-attempts} when too many checks wait already */
    Optional<Account> account(String name, String password) {
        @Nullable Account account = accounts.get(name);
        if (account != null && proven.contains(name, password)) {
            return Optional.of(account);
        }
        boolean right = matches(password, account == null ? nobodysHash : account.passwordHash());
        if (account == null || !right) {
            return Optional.empty();
        }
        proven.add(name, password);
        return Optional.of(account);
    }

    private boolean matches(String password, String hash) {
        acquire();
        try {
            return PasswordHash.matches(password, hash);
        } finally {
            processors.release();
        }
    }

    private void acquire() {
        try {
            if (processors.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw RelaisException.builder(
                        TOO_MANY_ATTEMPTS,
                        new LocalizedText("Réessayez dans quelques secondes.", "Try again in a few seconds."))
                .retryAfter(PATIENCE)
                .build();
    }
}
