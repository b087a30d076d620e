package org.relais.core.internal.tasks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.testkit.TestClock;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestPersistence;

/** Background work on a real database, with as many nodes as a test starts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TasksContract {

    static final Instant START = Instant.parse("2021-09-07T00:00:00Z");
    static final Duration HEARTBEAT = Duration.ofMillis(100);
    static final long PATIENCE_SECONDS = 20;

    final TestDatabase database = database();
    final TestClock clock = TestClock.at(START);
    final List<TaskRunner> nodes = new ArrayList<>();
    TestPersistence persistence;
    UnitOfWork unitOfWork;
    Tasks tasks;

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

    TaskRunner node() {
        TaskRunner runner = new TaskRunner(unitOfWork, persistence.dataSource(), clock, HEARTBEAT);
        nodes.add(runner);
        return runner;
    }

    void once(String handler, String instance, String data, Instant at) {
        unitOfWork.execute(() -> {
            tasks.once(handler, instance, data, at);
            return tasks;
        });
        nodes.forEach(TaskRunner::wake);
    }

    static TaskHandler handler(String name, BiConsumer<String, String> work) {
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

    long rows() {
        return number("select count(*) from RELAIS_TASK");
    }

    long failures() {
        return number("select coalesce(sum(CONSECUTIVE_FAILURES), 0) from RELAIS_TASK where PICKED = false");
    }

    long number(String query) {
        return unitOfWork.read(() -> ((Number) persistence
                        .entityManager("core")
                        .createNativeQuery(query)
                        .getSingleResult())
                .longValue());
    }

    int sql(String statement) {
        return unitOfWork.execute(() ->
                persistence.entityManager("core").createNativeQuery(statement).executeUpdate());
    }

    /** Waits for other threads; fails when what is expected never comes. */
    void until(BooleanSupplier reached) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!reached.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not reached in time");
            nodes.forEach(TaskRunner::wake);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
