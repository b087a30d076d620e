package org.relais.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Callers of a plug-in on many threads at the same moment, as a system that is busy has them. Each of them wants the answers that one
 * caller alone was given.
 */
public final class ManyCallers {

    private static final int THREADS = 6;

    private ManyCallers() {}

    /**
     * Asks about each form alone, then on every thread so many times, each thread beginning with another form.
     *
     * @param patience how long all of it may take before it counts as waiting for ever
     */
    public static <T> void assertAnswered(List<Form> forms, int times, Duration patience, Function<Form, T> ask) {
        List<T> expected = forms.stream().map(ask).toList();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<CompletableFuture<Void>> callers = IntStream.range(0, THREADS)
                    .mapToObj(caller -> CompletableFuture.runAsync(
                            () -> {
                                for (int i = caller; i < caller + times; i++) {
                                    int which = i % forms.size();
                                    assertEquals(expected.get(which), ask.apply(forms.get(which)));
                                }
                            },
                            threads))
                    .toList();
            assertTimeoutPreemptively(
                    patience, () -> callers.forEach(CompletableFuture::join), "callers wait for ever");
        } finally {
            threads.shutdownNow();
        }
    }
}
