package org.relais.core.internal.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.spi.numbering.Numbering;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestPersistence;

/** Numbers without a gap or a double, whatever happens to those who take them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NumberingContract {

    private static final int USERS = 200;

    private final TestDatabase database = database();
    private TestPersistence persistence;
    private UnitOfWork unitOfWork;
    private Numbering numbering;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        persistence = TestPersistence.open(database.dataSource(), "core");
        unitOfWork = persistence.unitOfWork();
        numbering = new JpaNumbering(unitOfWork, persistence.entityManager("core"));
    }

    @AfterEach
    void close() {
        persistence.close();
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    @Test
    void every_series_and_every_year_begins_with_one() {
        assertEquals(1, take("mail-DAJI", 2021));
        assertEquals(2, take("mail-DAJI", 2021));
        assertEquals(1, take("mail-DAJI", 2022));
        assertEquals(1, take("slips", 2021));
        assertEquals(3, take("mail-DAJI", 2021));
    }

    @Test
    void several_numbers_of_one_unit_of_work_follow_each_other() {
        List<Long> taken =
                unitOfWork.execute(() -> List.of(numbering.next("several", 2021), numbering.next("several", 2021)));

        assertEquals(List.of(1L, 2L), taken);
    }

    @Test
    void what_is_rolled_back_gives_its_number_to_the_next() {
        assertThrows(
                IllegalStateException.class,
                () -> unitOfWork.execute(() -> {
                    numbering.next("undone", 2021);
                    throw new IllegalStateException("the first of the year is undone, and its row with it");
                }));
        assertEquals(1, take("undone", 2021));
        assertThrows(
                IllegalStateException.class,
                () -> unitOfWork.execute(() -> {
                    numbering.next("undone", 2021);
                    throw new IllegalStateException("a later one is undone");
                }));

        assertEquals(2, take("undone", 2021));
    }

    @Test
    void outside_a_transaction_there_is_no_number() {
        assertThrows(IllegalStateException.class, () -> numbering.next("outside", 2021));
        assertThrows(IllegalStateException.class, () -> unitOfWork.read(() -> numbering.next("outside", 2021)));
    }

    /** All begin at once in a year that nobody has begun, in two series; about a third of them fail after they had their number. */
    @Test
    void two_hundred_users_of_whom_some_fail_leave_no_gap_and_no_double() throws Exception {
        Random random = new Random(20210907);
        Map<String, Map<Long, Integer>> kept =
                Map.of("crowd-a", new ConcurrentHashMap<>(), "crowd-b", new ConcurrentHashMap<>());
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService users = Executors.newFixedThreadPool(USERS);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int user = 0; user < USERS; user++) {
                String series = random.nextInt(4) == 0 ? "crowd-b" : "crowd-a";
                boolean fails = user > 0 && random.nextInt(3) == 0;
                ends.add(users.submit(taking(series, fails, start, kept.get(series))));
            }
            start.countDown();
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            users.shutdownNow();
        }

        kept.forEach((series, numbers) -> {
            int count = numbers.size();
            Map<Long, Integer> expected = new TreeMap<>();
            LongStream.rangeClosed(1, count).forEach(number -> expected.put(number, 1));
            assertEquals(expected, new TreeMap<>(numbers), series);
            assertEquals(count + 1, take(series, 2022), series);
        });
    }

    private Callable<?> taking(String series, boolean fails, CountDownLatch start, Map<Long, Integer> kept) {
        return () -> {
            start.await();
            try {
                long number = unitOfWork.execute(() -> {
                    long taken = numbering.next(series, 2022);
                    if (fails) {
                        throw new IllegalStateException("after the number was taken");
                    }
                    return taken;
                });
                kept.merge(number, 1, Integer::sum);
            } catch (IllegalStateException expected) {
                assertEquals(fails, expected.getMessage().startsWith("after"), expected::toString);
            }
            return null;
        };
    }

    private long take(String series, int year) {
        return unitOfWork.execute(() -> numbering.next(series, year));
    }
}
