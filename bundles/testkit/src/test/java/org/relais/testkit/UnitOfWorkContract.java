package org.relais.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.spi.persistence.ConstraintViolationException;
import org.relais.spi.persistence.RevocableWork;
import org.relais.spi.persistence.RevokedException;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;

/** What a unit of work promises, with two persistence units; run on each database. */
abstract class UnitOfWorkContract {

    private TestDatabase database;
    private TestPersistence persistence;
    private UnitOfWork unitOfWork;
    private EntityManager letters;
    private EntityManager stamps;

    abstract TestDatabase createDatabase();

    @BeforeEach
    void openDatabase() {
        database = createDatabase();
        persistence = TestPersistence.open(database.dataSource(), "letters", "stamps");
        unitOfWork = persistence.unitOfWork();
        letters = persistence.entityManager("letters");
        stamps = persistence.entityManager("stamps");
    }

    @AfterEach
    void closeDatabase() {
        try {
            assertEquals(0, database.activeConnections(), "connections still borrowed after the test");
        } finally {
            persistence.close();
            database.close();
        }
    }

    @Test
    void twoPersistenceUnitsCommitTogether() {
        write("l1", "s1", "1");

        assertStored(1, 1);
    }

    @Test
    void nothingOfTheFirstUnitIsStoredWhenTheSecondFailsToFlush() {
        write("l1", "s1", "1");

        assertThrows(ConstraintViolationException.class, () -> write("l2", "s2", "1"));

        assertStored(1, 1);
    }

    @Test
    void nothingIsStoredWhenTheWorkThrowsAndTheExceptionIsTheSame() {
        IllegalStateException failure = new IllegalStateException("the work failed");

        RuntimeException seen = assertThrows(
                RuntimeException.class,
                () -> unitOfWork.execute(() -> {
                    letters.persist(new Letter("l1", "text"));
                    letters.flush();
                    stamps.persist(new Stamp("s1", "1"));
                    stamps.flush();
                    throw failure;
                }));

        assertSame(failure, seen);
        assertStored(0, 0);
    }

    @Test
    void nestedWorkJoinsAndSeesWhatWasWritten() {
        long seen = unitOfWork.execute(() -> {
            letters.persist(new Letter("l1", "text"));
            return unitOfWork.execute(() -> {
                letters.persist(new Letter("l2", "text"));
                return unitOfWork.read(() -> count("Letter", letters));
            });
        });

        assertEquals(2, seen);
        assertStored(2, 0);
    }

    @Test
    void nestedWorkIsRolledBackWithTheOutermost() {
        assertThrows(
                IllegalStateException.class,
                () -> unitOfWork.execute(() -> {
                    write("l1", "s1", "1");
                    throw new IllegalStateException("the outer work failed");
                }));

        assertStored(0, 0);
    }

    @Test
    void failedNestedWorkCannotBeSwallowed() {
        IllegalStateException failure = new IllegalStateException("the nested work failed");

        RuntimeException seen = assertThrows(
                RuntimeException.class,
                () -> unitOfWork.execute(() -> {
                    letters.persist(new Letter("l1", "text"));
                    assertThrows(
                            IllegalStateException.class,
                            () -> unitOfWork.execute(() -> {
                                throw failure;
                            }));
                    return "as if nothing had happened";
                }));

        assertSame(failure, seen);
        assertStored(0, 0);
    }

    @Test
    void aSwallowedFlushFailureNeverLooksLikeSuccess() {
        write("l1", "s1", "1");

        assertThrows(
                RuntimeException.class,
                () -> unitOfWork.execute(() -> {
                    letters.persist(new Letter("l2", "text"));
                    letters.flush();
                    stamps.persist(new Stamp("s2", "1"));
                    assertThrows(RuntimeException.class, stamps::flush);
                    return "as if nothing had happened";
                }));

        assertStored(1, 1);
    }

    @Test
    void writingInsideReadingIsATransactionOfItsOwn() {
        assertThrows(
                IllegalStateException.class,
                () -> unitOfWork.read(() -> {
                    assertEquals(0, count("Letter", letters));
                    write("l1", "s1", "1");
                    assertEquals(1, count("Letter", letters));
                    throw new IllegalStateException("the reader failed");
                }));

        assertStored(1, 1);
    }

    @Test
    void aChangeByAnotherTransactionMakesTheEntityStale() {
        write("l1", "s1", "1");

        assertThrows(
                StaleEntityException.class,
                () -> unitOfWork.execute(() -> {
                    Letter letter = letters.find(Letter.class, "l1");
                    CompletableFuture.runAsync(() -> rewrite("l1", "theirs")).join();
                    letter.rewrite("ours");
                    return null;
                }));

        assertEquals(
                "theirs", unitOfWork.read(() -> letters.find(Letter.class, "l1").text()));
    }

    @Test
    void aChangedEntityGetsTheNextRevision() {
        write("l1", "s1", "1");
        int first = unitOfWork.read(() -> letters.find(Letter.class, "l1").revision());

        rewrite("l1", "again");

        assertEquals(
                first + 1,
                unitOfWork.read(() -> letters.find(Letter.class, "l1").revision()));
    }

    @Test
    void theEntityManagerSaysClearlyThatItNeedsAUnitOfWork() {
        IllegalStateException failure =
                assertThrows(IllegalStateException.class, () -> letters.persist(new Letter("l1", "text")));

        assertTrue(failure.getMessage().contains("'letters'"), failure.getMessage());
        assertTrue(failure.getMessage().contains("UnitOfWork.execute"), failure.getMessage());
    }

    @Test
    void noEntityManagerOfAClosedPersistenceUnitIsHandedOut() {
        persistence.close();

        assertThrows(IllegalStateException.class, () -> unitOfWork.execute(() -> letters.find(Letter.class, "l1")));
    }

    @Test
    void aDatabaseThatCannotBeReachedIsUnavailableWithATimeToRetry() {
        database.close();

        RelaisException failure = assertThrows(RelaisException.class, () -> write("l1", "s1", "1"));

        assertEquals(Errors.UNAVAILABLE, failure.code());
        assertTrue(failure.retryAfter().isPresent());
    }

    @Test
    void aRevokedUnitOfWorkStoresNothingWhileItsThreadIsStillInIt() throws Exception {
        RevocableWork.Unit unit = persistence.revocableWork().prepare();
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch awake = new CountDownLatch(1);
        CompletableFuture<String> stuck = CompletableFuture.supplyAsync(() -> unit.execute(() -> {
            letters.persist(new Letter("l1", "text"));
            stamps.persist(new Stamp("s1", "1"));
            letters.flush();
            stamps.flush();
            written.countDown();
            join(awake);
            assertThrows(RevokedException.class, () -> letters.persist(new Letter("l3", "text")));
            return "as if nothing had happened";
        }));
        written.await();

        assertTrue(unit.revoke());

        assertEquals(0, database.activeConnections(), "its connection has left the pool");
        write("l2", "s2", "1");
        assertStored(1, 1);
        awake.countDown();
        assertInstanceOf(
                RevokedException.class,
                assertThrows(ExecutionException.class, stuck::get).getCause());
        assertStored(1, 1);
    }

    @Test
    void whatWaitsInTheDatabaseForALockIsRevokedToo() throws Exception {
        write("l1", "s1", "1");
        RevocableWork.Unit unit = persistence.revocableWork().prepare();
        CountDownLatch reached = new CountDownLatch(1);
        CompletableFuture<Void> stuck = unitOfWork.execute(() -> {
            rewrite("l1", "ours");
            letters.flush();
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> unit.execute(() -> {
                stamps.persist(new Stamp("s9", "9"));
                stamps.flush();
                reached.countDown();
                rewriteByQuery("l1", "theirs");
                return null;
            }));
            join(reached);
            assertTrue(unit.revoke());
            return other;
        });

        assertThrows(ExecutionException.class, stuck::get);
        assertEquals(
                "ours", unitOfWork.read(() -> letters.find(Letter.class, "l1").text()));
        assertStored(1, 1);
    }

    @Test
    void whatIsStoredCannotBeRevoked() {
        RevocableWork.Unit unit = persistence.revocableWork().prepare();
        unit.execute(() -> {
            letters.persist(new Letter("l1", "text"));
            return null;
        });

        assertFalse(unit.revoke());
        assertStored(1, 0);
        assertThrows(IllegalStateException.class, () -> unit.execute(() -> null), "a unit runs once");
    }

    @Test
    void aUnitRevokedBeforeItRunsDoesNothing() {
        RevocableWork.Unit unit = persistence.revocableWork().prepare();
        assertTrue(unit.revoke());

        assertThrows(
                RevokedException.class,
                () -> unit.execute(() -> {
                    letters.persist(new Letter("l1", "text"));
                    return null;
                }));
        assertStored(0, 0);
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void rewriteByQuery(String id, String text) {
        letters.createQuery("update Letter l set l.text = :text where l.id = :id")
                .setParameter("text", text)
                .setParameter("id", id)
                .executeUpdate();
    }

    private void write(String letter, String stamp, String number) {
        unitOfWork.execute(() -> {
            letters.persist(new Letter(letter, "text"));
            stamps.persist(new Stamp(stamp, number));
            return null;
        });
    }

    private void rewrite(String letter, String text) {
        unitOfWork.execute(() -> {
            letters.find(Letter.class, letter).rewrite(text);
            return null;
        });
    }

    private void assertStored(long expectedLetters, long expectedStamps) {
        assertEquals(expectedLetters, unitOfWork.read(() -> count("Letter", letters)), "letters");
        assertEquals(expectedStamps, unitOfWork.read(() -> count("Stamp", stamps)), "stamps");
    }

    private static long count(String entity, EntityManager entities) {
        return entities.createQuery("select count(e) from " + entity + " e", Long.class)
                .getSingleResult();
    }
}
