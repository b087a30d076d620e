package org.relais.core.internal.queues;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.relais.cases.CaseId;
import org.relais.cases.JournalEntry;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.errors.ErrorCode;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.queues.QueueView;
import org.relais.testkit.TestDatabase;

/** What the contracts about queues have in common: a desk on a database that is wiped after each test, and cases to open. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class QueueContract {

    final TestDatabase database = database();

    DeskFixture desk;

    abstract TestDatabase database();

    @BeforeEach
    void counterIsThere() {
        desk = new DeskFixture(database);
        desk.intakes.arrive(DeskFixture.counter());
    }

    @AfterEach
    void nothingIsLeftBorrowed() {
        desk.wipeAndClose();
        assertEquals(0, database.activeConnections());
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    CaseId open(String key) {
        return desk.receive(key, Map.of("subject", "s " + key, "topic", "vaccination"))
                .intake()
                .cases()
                .get(0)
                .id();
    }

    List<JournalEntry> journal(CaseId id) {
        return desk.cases.journal(OfficeFixture.SUPERVISOR, id).entries();
    }

    QueueView view(Caller caller, String queue) {
        return desk.queues.list(caller).stream()
                .filter(view -> view.queue().id().equals(queue))
                .findFirst()
                .orElseThrow();
    }

    static void assertRefused(ErrorCode code, org.junit.jupiter.api.function.Executable call) {
        assertEquals(code, assertThrows(RelaisException.class, call).code());
    }

    /** Does something as many times as there are threads for it, and answers what each one got. */
    static <T> List<T> atOnce(int times, java.util.function.IntFunction<T> work) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(times);
        try {
            List<Future<T>> pending = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                Callable<T> task = () -> work.apply(number);
                pending.add(people.submit(task));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : pending) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            people.shutdownNow();
        }
    }
}
