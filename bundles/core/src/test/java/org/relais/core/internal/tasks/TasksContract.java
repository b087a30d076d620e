package org.relais.core.internal.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.core.internal.entity.JpaTaskStore;
import org.relais.core.internal.time.OfficeClock;
import org.relais.core.internal.time.SystemClock;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.testkit.TestClock;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestPersistence;

/** Background work on a real database, with as many nodes as a test starts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TasksContract {

    private static final Instant START = Instant.parse("2021-09-07T00:00:00Z");
    private static final Duration HEARTBEAT = Duration.ofMillis(100);
    private static final long PATIENCE_SECONDS = 20;

    private final TestDatabase database = database();
    private final TestClock clock = TestClock.at(START);
    private final List<TaskRunner> nodes = new ArrayList<>();
    private TestPersistence persistence;
    private UnitOfWork unitOfWork;
    private Tasks tasks;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        clock.set(START);
        persistence = TestPersistence.open(database.dataSource(), "core");
        unitOfWork = persistence.unitOfWork();
        tasks = new DurableTasks(unitOfWork, persistence.dataSource(), clock);
    }

    @AfterEach
    void close() {
        nodes.forEach(TaskRunner::stop);
        nodes.clear();
        sql("delete from RELAIS_TASK");
        persistence.close();
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

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
    void a_recurring_task_runs_when_it_wants_to_on_one_node_at_a_time() {
        AtomicInteger runs = new AtomicInteger();
        for (int node = 0; node < 2; node++) {
            node().addRecurring(recurring("sweep", now -> {
                runs.incrementAndGet();
                return now.plusSeconds(30);
            }));
        }
        until(() -> runs.get() == 1 && rows() == 1 && picked() == 0);
        clock.advance(Duration.ofSeconds(31));
        until(() -> runs.get() == 2 && picked() == 0);
        assertEquals(1, rows());
    }

    @Test
    void the_task_of_a_plug_in_runs_again_and_again_until_the_plug_in_goes() {
        AtomicInteger runs = new AtomicInteger();
        PlugInTasks plugIns = new PlugInTasks(node(), Duration.ofSeconds(PATIENCE_SECONDS));
        org.relais.spi.tasks.RecurringTask sweep = plugIn("sweep", now -> {
            runs.incrementAndGet();
            return now.minusSeconds(5);
        });
        plugIns.addTask(sweep);
        until(() -> runs.get() == 1 && picked() == 0);
        clock.advance(Duration.ofSeconds(1));
        until(() -> runs.get() == 2 && picked() == 0);
        plugIns.removeTask(sweep);
        long version = number("select max(VERSION) from RELAIS_TASK");
        clock.advance(Duration.ofSeconds(2));
        until(() -> picked() == 0 && number("select max(VERSION) from RELAIS_TASK") > version);
        assertEquals(2, runs.get());
        plugIns.addTask(sweep);
        clock.advance(Duration.ofMinutes(2));
        until(() -> runs.get() == 3);
    }

    @Test
    void a_plug_in_that_hangs_fails_and_holds_nobody_up() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger others = new AtomicInteger();
        TaskRunner runner = node();
        PlugInTasks plugIns = new PlugInTasks(runner, Duration.ofMillis(50));
        for (String name : List.of("hangs", "hangs-too", "hangs-as-well")) {
            plugIns.addTask(plugIn(name, now -> {
                awaitWhatever(never);
                return now;
            }));
        }
        plugIns.addTask(plugIn("Not A Name", now -> now));
        runner.addHandler(handler("count", (instance, data) -> others.incrementAndGet()));
        once("count", "one", "", START);
        until(() -> others.get() == 1 && failures() == 3);
        clock.advance(Duration.ofMinutes(1));
        until(() -> failures() == 6);
        never.countDown();
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

    @Test
    void a_clock_that_jumps_to_and_fro_neither_stops_recurring_work_nor_what_was_put_off() {
        OfficeClock settable = new OfficeClock(new SystemClock());
        tasks = new DurableTasks(unitOfWork, persistence.dataSource(), settable);
        TaskRunner runner = new TaskRunner(unitOfWork, persistence.dataSource(), settable, HEARTBEAT);
        nodes.add(runner);
        runner.listenTo(settable);
        AtomicInteger rounds = new AtomicInteger();
        AtomicInteger attempts = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        runner.addHandler(handler("letter", (instance, data) -> done.incrementAndGet()));
        runner.addHandler(handler("fail", (instance, data) -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("not yet");
        }));
        runner.addRecurring(recurring("round", now -> {
            rounds.incrementAndGet();
            return now.plus(Duration.ofHours(1));
        }));
        once("fail", "one", "", settable.instant());
        once("letter", "one", "", START.plus(Duration.ofDays(1)).plusSeconds(7));
        unaided(() -> rounds.get() == 1 && attempts.get() == 1 && done.get() == 1 && picked() == 0);

        settable.set(START);
        unaided(() -> rounds.get() == 2 && attempts.get() == 2 && picked() == 0);
        once("letter", "two", "", START.plus(Duration.ofDays(1)));
        settable.set(START.plus(Duration.ofDays(2)));
        unaided(() -> rounds.get() == 3 && done.get() == 2 && picked() == 0);
        settable.reset();
        unaided(() -> rounds.get() == 4 && picked() == 0);
    }

    @Test
    void recurring_work_that_a_jump_back_overtakes_is_due_again_in_the_new_time() {
        TaskRunner runner = node();
        AtomicInteger rounds = new AtomicInteger();
        runner.addRecurring(recurring("round", now -> {
            if (rounds.incrementAndGet() == 1) {
                clock.set(START.minus(Duration.ofDays(1000)));
            }
            return now.plus(Duration.ofHours(1));
        }));
        until(() -> rounds.get() == 2);
    }

    /** Waits for other threads without waking the scheduler. */
    private void unaided(BooleanSupplier reached) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!reached.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not reached in time");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private TaskRunner node() {
        TaskRunner runner = new TaskRunner(unitOfWork, persistence.dataSource(), clock, HEARTBEAT);
        nodes.add(runner);
        return runner;
    }

    private void once(String handler, String instance, String data, Instant at) {
        unitOfWork.execute(() -> {
            tasks.once(handler, instance, data, at);
            return tasks;
        });
        nodes.forEach(TaskRunner::wake);
    }

    private static TaskHandler handler(String name, BiConsumer<String, String> work) {
        return new TaskHandler() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void run(String instance, String data) {
                work.accept(instance, data);
            }
        };
    }

    private static RecurringTask recurring(String name, UnaryOperator<Instant> work) {
        return new RecurringTask() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Instant run(Instant now) {
                return work.apply(now);
            }
        };
    }

    private static org.relais.spi.tasks.RecurringTask plugIn(String name, UnaryOperator<Instant> work) {
        return new org.relais.spi.tasks.RecurringTask() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Instant run(Instant now) {
                return work.apply(now);
            }
        };
    }

    private long rows() {
        return number("select count(*) from RELAIS_TASK");
    }

    private long picked() {
        return number("select count(*) from RELAIS_TASK where PICKED = true");
    }

    private long failures() {
        return number("select coalesce(sum(CONSECUTIVE_FAILURES), 0) from RELAIS_TASK where PICKED = false");
    }

    private long number(String query) {
        return unitOfWork.read(() -> ((Number) persistence
                        .entityManager("core")
                        .createNativeQuery(query)
                        .getSingleResult())
                .longValue());
    }

    private int sql(String statement) {
        return unitOfWork.execute(() ->
                persistence.entityManager("core").createNativeQuery(statement).executeUpdate());
    }

    /** Waits for other threads; fails when what is expected never comes. */
    private void until(BooleanSupplier reached) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!reached.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not reached in time");
            nodes.forEach(TaskRunner::wake);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** As a plug-in may: deaf to interruptions. */
    private static void awaitWhatever(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            await(latch);
            Thread.interrupted();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
