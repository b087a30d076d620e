package org.relais.security.internal;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/**
 * The password checks that run or wait for a processor: few at a time, so that whoever guesses can hold only few threads, and fewer
 * for one account, so that guessing one keeps no other out. Whoever asks what is being checked already shares its answer. Thread-safe.
 */
final class RunningChecks {

    static final int MAX_CHECKS = 9;
    static final int MAX_CHECKS_OF_ONE_ACCOUNT = 4;
    static final int MAX_SHARING = 32;

    private final Map<ByteBuffer, Check> checks = new HashMap<>();
    private int sharing;

    private record Check(String account, CompletableFuture<Boolean> answer) {}

    /**
     * Runs a check in this thread, or waits for the same one in another thread.
     *
     * @param credentials the same for the same account and password
     * @return empty, at once, when too many run already
     */
    Optional<Boolean> run(String account, ByteBuffer credentials, BooleanSupplier check) {
        Check mine = new Check(account, new CompletableFuture<>());
        Optional<Check> admitted = admit(credentials, mine);
        if (admitted.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(admitted.get() == mine ? answer(mine, credentials, check) : shared(admitted.get()));
    }

    /** How many threads wait for a check that another thread runs. */
    synchronized int sharing() {
        return sharing;
    }

    private synchronized Optional<Check> admit(ByteBuffer credentials, Check mine) {
        Check same = checks.get(credentials);
        if (same != null) {
            if (sharing == MAX_SHARING) {
                return Optional.empty();
            }
            sharing++;
            return Optional.of(same);
        }
        long ofThisAccount = checks.values().stream()
                .filter(check -> check.account().equals(mine.account()))
                .count();
        if (checks.size() == MAX_CHECKS || ofThisAccount == MAX_CHECKS_OF_ONE_ACCOUNT) {
            return Optional.empty();
        }
        checks.put(credentials, mine);
        return Optional.of(mine);
    }

    private boolean answer(Check mine, ByteBuffer credentials, BooleanSupplier check) {
        try {
            boolean right = check.getAsBoolean();
            mine.answer().complete(right);
            return right;
        } catch (RuntimeException | Error failed) {
            mine.answer().completeExceptionally(failed);
            throw failed;
        } finally {
            leave(credentials);
        }
    }

    private boolean shared(Check same) {
        try {
            return same.answer().join();
        } catch (CompletionException failed) {
            throw new IllegalStateException("the same check failed in another thread", failed.getCause());
        } finally {
            stopSharing();
        }
    }

    private synchronized void leave(ByteBuffer credentials) {
        checks.remove(credentials);
    }

    private synchronized void stopSharing() {
        sharing--;
    }
}
