package org.relais.itests.harness;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A client that asks the same again and again, and remembers every answer that it should not have got. */
public final class Asking implements AutoCloseable {

    private final AtomicInteger answers = new AtomicInteger();
    private final List<Object> wrong = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> running;
    private volatile boolean stopped;

    /** Starts it. */
    public Asking(Supplier<Answer> question, Predicate<Answer> right) {
        running = CompletableFuture.runAsync(() -> ask(question, right));
    }

    /** Waits until it was answered so many times more. */
    public void awaitMore(int number) {
        int target = answers.get() + number;
        Patience.until(target + " answers", () -> answers.get() >= target || !wrong.isEmpty(), () -> wrong);
    }

    /** Answers, or failures to get one, that should not have been. */
    public List<Object> wrong() {
        return wrong;
    }

    @Override
    public void close() {
        stopped = true;
        running.join();
    }

    private void ask(Supplier<Answer> question, Predicate<Answer> right) {
        while (!stopped) {
            try {
                Answer answer = question.get();
                if (!right.test(answer)) {
                    wrong.add(answer);
                }
            } catch (RuntimeException failure) {
                wrong.add(failure);
            }
            answers.incrementAndGet();
        }
    }
}
