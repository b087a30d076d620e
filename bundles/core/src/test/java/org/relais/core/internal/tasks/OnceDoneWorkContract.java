package org.relais.core.internal.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.Test;
import org.relais.core.internal.entity.JpaTaskStore;

/** Work that is done once, whatever fails or dies meanwhile, on a real database. */
abstract class OnceDoneWorkContract extends TasksContract {

    @Test
    void work_is_done_once_by_one_of_two_nodes_and_is_gone_then() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(20);
        for (int node = 0; node < 2; node++) {
            node().addHandler(handler("count", (instance, data) -> {
                done.incrementAndGet();
                all.countDown();
            }));
        }
        for (int i = 0; i < 20; i++) {
            once("count", String.valueOf(i), "", START);
        }
        until(() -> rows() == 0);
        assertTrue(all.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertEquals(20, done.get());
    }

    @Test
    void work_waits_for_its_time_and_survives_a_restart() {
        AtomicInteger done = new AtomicInteger();
        TaskHandler count = handler("count", (instance, data) -> done.addAndGet(Integer.parseInt(data)));
        TaskRunner first = node();
        first.addHandler(count);
        once("count", "one", "7", START.plusSeconds(60));
        first.stop();
        nodes.clear();
        assertEquals(1, rows());
        node().addHandler(count);
        assertEquals(0, done.get());
        clock.advance(Duration.ofSeconds(61));
        until(() -> rows() == 0);
        assertEquals(7, done.get());
    }

    @Test
    void work_of_a_unit_that_is_rolled_back_is_never_done() {
        assertThrows(
                IllegalArgumentException.class,
                () -> unitOfWork.execute(() -> {
                    tasks.once("count", "one", "", START);
                    throw new IllegalArgumentException("rolled back");
                }));
        assertEquals(0, rows());
        assertThrows(IllegalStateException.class, () -> tasks.once("count", "one", "", START));
    }

    @Test
    void work_scheduled_again_is_replaced_and_work_taken_back_is_gone() {
        once("count", "one", "1", START.plusSeconds(60));
        once("count", "one", "2", START.plusSeconds(90));
        assertEquals(1, rows());
        unitOfWork.execute(() -> {
            tasks.cancel("count", "one");
            tasks.cancel("count", "never-there");
            return tasks;
        });
        assertEquals(0, rows());
    }

    @Test
    void what_a_failing_handler_stored_is_rolled_back_and_it_is_tried_again_after_a_growing_pause() {
        AtomicInteger attempts = new AtomicInteger();
        TaskRunner runner = node();
        runner.addHandler(handler("fail", (instance, data) -> {
            tasks.once("other", "made-by-fail", "", START.plus(Duration.ofDays(1)));
            if (attempts.incrementAndGet() <= 3) {
                throw new IllegalStateException("not yet");
            }
        }));
        once("fail", "one", "", START);
        until(() -> attempts.get() == 1 && failures() == 1);
        assertEquals(1, rows(), "what the failed attempt scheduled is gone");
        clock.advance(Duration.ofSeconds(11));
        until(() -> attempts.get() == 2 && failures() == 2);
        clock.advance(Duration.ofSeconds(11));
        runner.wake();
        assertEquals(2, attempts.get(), "the second pause is longer");
        clock.advance(Duration.ofSeconds(10));
        until(() -> attempts.get() == 3 && failures() == 3);
        assertFalse(health().isOk());
        assertTrue(health().toString().contains("fail:one"), health().toString());
        clock.advance(Duration.ofMinutes(2));
        until(() -> attempts.get() == 4 && failures() == 0);
        assertTrue(health().isOk());
        assertEquals(1, rows(), "what the good attempt scheduled is there");
    }

    @Test
    void work_that_a_dead_node_had_begun_is_done_by_another_one() {
        AtomicInteger done = new AtomicInteger();
        once("count", "one", "", START);
        sql("update RELAIS_TASK set PICKED = true, PICKED_BY = 'dead', VERSION = 2, LAST_HEARTBEAT = EXECUTION_TIME");
        clock.advance(Duration.ofMinutes(10));
        node().addHandler(handler("count", (instance, data) -> done.incrementAndGet()));
        until(() -> rows() == 0);
        assertEquals(1, done.get());
    }

    @Test
    void a_node_wrongly_taken_for_dead_does_not_do_the_work_a_second_time() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch overtaken = new CountDownLatch(1);
        AtomicInteger finished = new AtomicInteger();
        node().addHandler(handler("slow", (instance, data) -> {
            begun.countDown();
            await(overtaken);
            tasks.once("trace", String.valueOf(finished.incrementAndGet()), "", START.plus(Duration.ofDays(9)));
        }));
        once("slow", "one", "", START);
        assertTrue(begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
        sql(
                "update RELAIS_TASK set VERSION = VERSION + 1, PICKED = false where TASK_NAME = 'once' and TASK_INSTANCE = 'slow:one'");
        overtaken.countDown();
        until(() -> sql("update RELAIS_TASK set VERSION = VERSION where TASK_INSTANCE = 'trace:2'") == 1);
        assertEquals(2, finished.get());
        assertEquals(1, rows(), "what the first attempt scheduled is not there");
    }

    @Test
    void work_without_its_handler_waits_for_it() {
        AtomicInteger done = new AtomicInteger();
        TaskRunner runner = node();
        once("late", "one", "", START);
        runner.wake();
        runner.addHandler(handler("late", (instance, data) -> done.incrementAndGet()));
        clock.advance(Duration.ofMinutes(2));
        until(() -> rows() == 0);
        assertEquals(1, done.get());
    }

    @Test
    void work_that_was_due_before_the_start_is_done_soon_after_its_handler_arrives() {
        AtomicInteger done = new AtomicInteger();
        TaskRunner runner = node();
        once("late", "one", "", START);
        runner.wake();
        until(() -> number("select count(*) from RELAIS_TASK where PICKED = false and VERSION > 1") == 1);
        runner.addHandler(handler("late", (instance, data) -> done.incrementAndGet()));
        clock.advance(Duration.ofSeconds(2));
        until(() -> rows() == 0);
        assertEquals(1, done.get());
    }

    private Result health() {
        return new TasksHealth(unitOfWork, new JpaTaskStore(persistence.entityManager("core")), clock).execute();
    }
}
