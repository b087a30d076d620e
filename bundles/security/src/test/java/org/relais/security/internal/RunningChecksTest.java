package org.relais.security.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.relais.errors.ErrorCategory;
import org.relais.errors.RelaisException;
import org.relais.identity.Role;

@Timeout(60)
class RunningChecksTest {

    private final RunningChecks checks = new RunningChecks();

    /** Runs the last one while so many checks, each of another account, run around it. */
    private void whileOthersRun(int others, Runnable last) {
        if (others == 0) {
            last.run();
            return;
        }
        Optional<Boolean> answer = checks.run("other" + others, key(others), () -> {
            whileOthersRun(others - 1, last);
            return true;
        });
        assertEquals(Optional.of(true), answer);
    }

    private static ByteBuffer key(int number) {
        return ByteBuffer.allocate(4).putInt(0, number);
    }

    @Test
    void aCheckAnswersWhatItFound() {
        assertEquals(Optional.of(true), checks.run("marie", key(1), () -> true));
        assertEquals(Optional.of(false), checks.run("marie", key(1), () -> false));
    }

    @Test
    void whoComesWhenAsManyRunAsMayIsSentAwayUnchecked() {
        AtomicInteger checked = new AtomicInteger();
        BooleanSupplier count = () -> checked.incrementAndGet() > 0;

        whileOthersRun(
                RunningChecks.MAX_CHECKS, () -> assertEquals(Optional.empty(), checks.run("marie", key(0), count)));
        assertEquals(0, checked.get());
        whileOthersRun(
                RunningChecks.MAX_CHECKS - 1,
                () -> assertEquals(Optional.of(true), checks.run("marie", key(0), count)));
    }

    @Test
    void guessingOneAccountKeepsNoOtherOut() {
        guess(RunningChecks.MAX_CHECKS_OF_ONE_ACCOUNT, () -> {
            assertEquals(Optional.empty(), checks.run("admin", key(100), () -> true));
            assertEquals(Optional.of(true), checks.run("marie", key(101), () -> true));
        });
    }

    private void guess(int times, Runnable meanwhile) {
        if (times == 0) {
            meanwhile.run();
            return;
        }
        Optional<Boolean> answer = checks.run("admin", key(times), () -> {
            guess(times - 1, meanwhile);
            return false;
        });
        assertEquals(Optional.of(false), answer);
    }

    @Test
    void aCheckThatFailedMakesRoomForTheNext() {
        for (int i = 0; i <= RunningChecks.MAX_CHECKS; i++) {
            assertThrows(
                    ArithmeticException.class,
                    () -> checks.run("marie", key(1), () -> {
                        throw new ArithmeticException();
                    }));
        }
        assertEquals(Optional.of(true), checks.run("marie", key(1), () -> true));
    }

    @Test
    void manyWhoAskTheSameAtOnceShareOneCheckUpToALimit() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(RunningChecks.MAX_SHARING);
        List<Future<Optional<Boolean>>> answers = new ArrayList<>();
        Callable<Optional<Boolean>> same = () -> checks.run("marie", key(1), () -> false);
        try {
            checks.run("marie", key(1), () -> {
                for (int i = 0; i < RunningChecks.MAX_SHARING; i++) {
                    answers.add(clients.submit(same));
                }
                while (checks.sharing() < RunningChecks.MAX_SHARING) {
                    Thread.onSpinWait();
                }
                assertEquals(Optional.empty(), checks.run("marie", key(1), () -> true));
                return true;
            });
            for (Future<Optional<Boolean>> answer : answers) {
                assertEquals(Optional.of(true), answer.get());
            }
            assertEquals(0, checks.sharing());
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void aPasswordThatCannotBeCheckedNowIsAskedForAgainLaterButAProvenOneIsGood() {
        Account marie = new Account("marie", PasswordHash.of("right"), Set.of(Role.AUDITOR), null);
        PasswordCheck passwords = new PasswordCheck(
                Map.of("marie", marie), new ProvenPasswords(new SettableClock()), checks, PasswordHash::matches);
        assertTrue(passwords.account("marie", "right").isPresent());

        whileOthersRun(RunningChecks.MAX_CHECKS, () -> {
            RelaisException refused = assertThrows(RelaisException.class, () -> passwords.account("marie", "wrong"));
            assertEquals("too-many-attempts", refused.code().value());
            assertEquals(ErrorCategory.THROTTLED, refused.code().category());
            assertTrue(refused.retryAfter().orElse(Duration.ZERO).toSeconds() > 0);
            assertTrue(passwords.account("marie", "right").isPresent());
        });
        assertEquals(Optional.empty(), passwords.account("marie", "wrong"));
    }
}
