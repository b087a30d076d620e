package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseSummary;
import org.relais.changes.OfficeArea;
import org.relais.changes.OfficeChange;
import org.relais.changes.OfficeChangeQuery;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.changes.VerifiedOfficeChanges;
import org.relais.core.internal.entity.JpaOfficeJournalStore;
import org.relais.errors.Errors;

/** What an export promises, on a real database. */
abstract class CaseExportContract extends EngineContract {

    /** Three pages and a part of one. */
    private static final int CASES = 3 * CaseQuery.MAX_LIMIT + 10;

    @Test
    void everyCaseThatMatchesIsHandedOutOnceInTheOrderOfTheList() {
        open(CASES);
        List<CaseReference> received = new ArrayList<>();
        long count = desk.export.forEach(OfficeFixture.SUPERVISOR, query(), line -> received.add(line.reference()));
        assertEquals(CASES, count);
        assertEquals(CASES, new HashSet<>(received).size());
        List<CaseReference> firstPage = desk.cases.search(OfficeFixture.SUPERVISOR, query()).items().stream()
                .map(CaseSummary::reference)
                .toList();
        assertEquals(firstPage, received.subList(0, firstPage.size()));
    }

    @Test
    void whatWasHandedOutIsNotKept() {
        open(CASES);
        List<WeakReference<CaseSummary>> handedOut = new ArrayList<>();
        desk.export.forEach(OfficeFixture.SUPERVISOR, query(), line -> {
            handedOut.add(new WeakReference<>(line));
            if (handedOut.size() == CASES) {
                assertNull(collected(handedOut.get(0)), "the first page is still held while the last one is read");
            }
        });
        assertEquals(CASES, handedOut.size());
    }

    /** Collecting takes the hint of {@code gc} sooner or later; what is still referenced stays for good. */
    private static @Nullable CaseSummary collected(WeakReference<CaseSummary> reference) {
        for (int i = 0; i < 20 && reference.get() != null; i++) {
            System.gc();
        }
        return reference.get();
    }

    @Test
    void whoExportedWhatStandsInTheJournalWithoutTheWordsOfTheSearch() {
        open(1);
        CaseQuery query = CaseQuery.of(Map.of("status", "OPEN", "q", "Kaloï"), desk.office.office());
        desk.export.forEach(OfficeFixture.SUPERVISOR, query, line -> {});
        OfficeChange entry = new VerifiedOfficeChanges(
                        desk.unitOfWork,
                        new JpaOfficeJournalStore(desk.persistence.entityManager("core")),
                        desk.permissions)
                .find(OfficeFixture.SUPERVISOR, new OfficeChangeQuery(OfficeArea.EXPORTS, null, 1, null))
                .items()
                .get(0);
        assertEquals("supervisor", entry.actor());
        assertEquals(Set.of("status", "q"), entry.changes().keySet());
        assertEquals(List.of("", "***"), entry.changes().get("q"));
    }

    @Test
    void withoutTheRightNothingIsHandedOut() {
        assertRefused(
                Errors.FORBIDDEN,
                null,
                () -> desk.export.forEach(OfficeFixture.DPASS, query(), line -> {
                    throw new AssertionError("handed out " + line.reference());
                }));
    }

    private CaseQuery query() {
        return CaseQuery.of(Map.of("department", "DPASS"), desk.office.office());
    }

    private void open(int cases) {
        for (int done = 0; done < cases; done += 100) {
            desk.receive("many-" + done, Map.of("subject", "S", "topic", "vaccination", "matters", (long)
                    Math.min(100, cases - done)));
        }
    }
}
