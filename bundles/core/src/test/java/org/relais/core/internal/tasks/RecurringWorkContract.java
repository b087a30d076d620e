package org.relais.core.internal.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.relais.core.internal.time.OfficeClock;
import org.relais.core.internal.time.SystemClock;

/** Work that recurs, also of plug-ins that go or hang and under clocks that jump, on a real database. */
abstract class RecurringWorkContract extends TasksContract {

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

    private long picked() {
        return number("select count(*) from RELAIS_TASK where PICKED = true");
    }

    /** As a plug-in may: deaf to interruptions. */
    private static void awaitWhatever(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            await(latch);
            Thread.interrupted();
        }
    }
}
