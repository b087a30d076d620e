package org.relais.web.internal.cxf;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The current {@link Generation} and its replacement. A request that came in before a replacement ends in the old generation, one
 * that came in after it starts in the new one; none falls between. Thread-safe.
 *
 * @param <E> what requests are handed to
 */
public final class Generations<E> {

    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

    private final AtomicReference<@Nullable Generation<E>> current = new AtomicReference<>();
    private final Duration patience;
    private final Consumer<E> destroyer;

    /**
     * @param patience how long a retired generation waits for its requests before it is destroyed regardless
     * @param destroyer frees what a generation holds; called once per generation
     */
    public Generations(Duration patience, Consumer<E> destroyer) {
        this.patience = patience;
        this.destroyer = destroyer;
    }

    /** Enters the current generation, or null when there is none. The caller calls {@link Generation#leave} afterwards. */
    public @Nullable Generation<E> enter() {
        while (true) {
            Generation<E> generation = current.get();
            if (generation == null || generation.enter()) {
                return generation;
            }
        }
    }

    /** What is published now, without entering it; null when nothing is. */
    public @Nullable E peek() {
        Generation<E> generation = current.get();
        return generation == null ? null : generation.content();
    }

    /** Publishes {@code next} (null: nothing); the answer finishes the old generation and may block for the patience. */
    public Runnable publish(@Nullable E next) {
        Generation<E> old = current.getAndSet(next == null ? null : new Generation<>(next));
        return old == null ? () -> {} : () -> finish(old);
    }

    private void finish(Generation<E> old) {
        old.retire();
        if (!old.awaitIdle(patience)) {
            LOG.warn("Requests still run in what is being replaced after {} s; they are cut off", patience.toSeconds());
        }
        destroyer.accept(old.content());
    }
}
