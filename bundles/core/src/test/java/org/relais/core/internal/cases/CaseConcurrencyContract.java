package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseErrors;
import org.relais.cases.CaseId;
import org.relais.cases.CaseNotes.NewNote;
import org.relais.cases.LinkKind;
import org.relais.cases.Note;
import org.relais.core.internal.OfficeFixture;
import org.relais.errors.RelaisException;

/** What happens when several people change one case, on a real database. */
abstract class CaseConcurrencyContract extends EngineContract {

    @Test
    void tamperingBehindTheBackOfRelaisShows() {
        CaseId id = open("k1", "vaccination");
        desk.unitOfWork.execute(() -> desk.persistence
                .entityManager("core")
                .createNativeQuery("update RELAIS_JOURNAL set ACTOR = 'nobody'")
                .executeUpdate());
        assertFalse(desk.cases.journal(OfficeFixture.AGENT, id).intact());
    }

    @Test
    void aStaleRevisionChangesNothing() {
        CaseId id = open("k1", "vaccination");
        CaseCommand assign = new CaseCommand.Assign("dpass");
        desk.cases.execute(OfficeFixture.DPASS, id, OptionalLong.of(1), assign);
        assertRefused(
                CaseErrors.STALE_REVISION,
                null,
                () -> desk.cases.execute(OfficeFixture.DPASS, id, OptionalLong.of(1), assign));
        assertEquals(2, desk.cases.get(OfficeFixture.DPASS, id).revision());
    }

    @Test
    void twoWhoAssignAtTheSameRevisionCannotBothSucceed() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 5; round++) {
                CaseId id = open("round" + round, "vaccination");
                List<Future<Boolean>> attempts = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    Callable<Boolean> attempt = () -> assignAt(id, 1);
                    attempts.add(people.submit(attempt));
                }
                int succeeded = 0;
                for (Future<Boolean> attempt : attempts) {
                    succeeded += attempt.get() ? 1 : 0;
                }
                assertEquals(1, succeeded);
                assertTrue(desk.cases.journal(OfficeFixture.DPASS, id).intact());
            }
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    void manyWhoWriteAtOnceAllSucceedAndTheJournalIsIntactWheneverItIsRead() throws Exception {
        CaseId id = open("k1", "vaccination");
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String text = "note " + i;
                Callable<Boolean> write = () -> desk.notes
                        .write(OfficeFixture.DPASS, id, new NewNote(text, Note.Visibility.INTERNAL), null)
                        .text()
                        .equals(text);
                Callable<Boolean> read =
                        () -> desk.cases.journal(OfficeFixture.DPASS, id).intact();
                answers.add(people.submit(write));
                answers.add(people.submit(read));
            }
            for (Future<Boolean> answer : answers) {
                assertTrue(answer.get());
            }
        } finally {
            people.shutdownNow();
        }
        assertEquals(41, desk.cases.journal(OfficeFixture.DPASS, id).entries().size());
    }

    @Test
    void tiesMadeAtTheSameMomentCloseNoCircle() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(3);
        try {
            for (int round = 0; round < 10; round++) {
                List<CaseId> ring = List.of(
                        open("a" + round, "vaccination"),
                        open("b" + round, "vaccination"),
                        open("c" + round, "vaccination"));
                CyclicBarrier start = new CyclicBarrier(3);
                List<Future<Boolean>> attempts = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    CaseId from = ring.get(i);
                    CaseId to = ring.get((i + 1) % 3);
                    attempts.add(people.submit(() -> {
                        start.await();
                        return follows(from, to);
                    }));
                }
                int tied = 0;
                for (Future<Boolean> attempt : attempts) {
                    tied += attempt.get() ? 1 : 0;
                }
                assertEquals(2, tied);
            }
        } finally {
            people.shutdownNow();
        }
    }

    private boolean follows(CaseId from, CaseId to) {
        try {
            run(OfficeFixture.SUPERVISOR, from, new CaseCommand.Link(to, LinkKind.FOLLOWS));
            return true;
        } catch (RelaisException refused) {
            assertEquals("/to", refused.errors().get(0).pointer());
            return false;
        }
    }

    private boolean assignAt(CaseId id, long revision) {
        try {
            desk.cases.execute(OfficeFixture.DPASS, id, OptionalLong.of(revision), new CaseCommand.Assign("dpass"));
            return true;
        } catch (RelaisException refused) {
            assertEquals(CaseErrors.STALE_REVISION, refused.code());
            return false;
        }
    }
}
