package org.relais.web.internal.cxf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GenerationsTest {

    private static final class Content {
        final AtomicBoolean destroyed = new AtomicBoolean();
    }

    private final Queue<Content> destroyed = new ConcurrentLinkedQueue<>();

    private Generations<Content> generations(Duration patience) {
        return new Generations<>(patience, content -> {
            content.destroyed.set(true);
            destroyed.add(content);
        });
    }

    @Test
    void nothing_is_entered_before_something_is_published() {
        assertNull(generations(Duration.ZERO).enter());
    }

    @Test
    void an_idle_generation_is_destroyed_as_soon_as_the_next_one_is_published() {
        Generations<Content> generations = generations(Duration.ofMinutes(1));
        Content first = new Content();
        generations.publish(first).run();

        generations.publish(new Content()).run();

        assertTrue(first.destroyed.get());
        assertEquals(1, destroyed.size());
    }

    @Test
    void a_request_inside_the_old_generation_ends_before_it_is_destroyed_while_new_requests_enter_the_new_one() {
        Generations<Content> generations = generations(Duration.ofMinutes(1));
        Content first = new Content();
        Content second = new Content();
        generations.publish(first).run();
        Generation<Content> request = Objects.requireNonNull(generations.enter());

        CompletableFuture<Void> finishing = CompletableFuture.runAsync(generations.publish(second));
        Generation<Content> later = Objects.requireNonNull(generations.enter());

        assertEquals(second, later.content());
        assertFalse(first.destroyed.get());
        request.leave();
        finishing.join();
        assertTrue(first.destroyed.get());
        assertFalse(second.destroyed.get());
    }

    @Test
    void a_request_that_never_ends_is_cut_off_after_the_patience() {
        Generations<Content> generations = generations(Duration.ofMillis(1));
        Content first = new Content();
        generations.publish(first).run();
        assertNotNull(generations.enter());

        generations.publish(null).run();

        assertTrue(first.destroyed.get());
        assertNull(generations.enter());
    }

    @Test
    void no_request_meets_a_destroyed_generation_while_generations_follow_each_other() {
        Generations<Content> generations = generations(Duration.ofMinutes(1));
        generations.publish(new Content()).run();
        AtomicBoolean running = new AtomicBoolean(true);
        AtomicInteger failures = new AtomicInteger();
        CompletableFuture<?>[] clients = new CompletableFuture<?>[4];
        for (int client = 0; client < clients.length; client++) {
            clients[client] = CompletableFuture.runAsync(() -> {
                while (running.get()) {
                    Generation<Content> generation = Objects.requireNonNull(generations.enter());
                    Thread.yield();
                    if (generation.content().destroyed.get()) {
                        failures.incrementAndGet();
                    }
                    generation.leave();
                }
            });
        }

        for (int swap = 0; swap < 500; swap++) {
            generations.publish(new Content()).run();
        }
        running.set(false);
        CompletableFuture.allOf(clients).join();

        assertEquals(0, failures.get());
        assertEquals(500, destroyed.size());
    }
}
