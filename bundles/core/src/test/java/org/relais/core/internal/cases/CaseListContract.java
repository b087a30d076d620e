package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseId;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseStatus;
import org.relais.cases.CaseSummary;
import org.relais.cases.CaseView;
import org.relais.cases.Page;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.directory.ChannelId;
import org.relais.errors.Errors;
import org.relais.figures.Dimension;
import org.relais.figures.FigureQuery;
import org.relais.figures.Figures;

/** What lists, queues and figures promise, on a real database. */
abstract class CaseListContract extends EngineContract {

    @Test
    void aCursorOfAnotherListIsRefused() {
        for (int i = 0; i < 3; i++) {
            open("k" + i, "vaccination");
        }
        String cursor =
                search(CaseQuery.Sort.RECEIVED_DESCENDING, 1, null, null, null).next();
        assertRefused(
                Errors.INVALID_REQUEST, "/cursor", () -> search(CaseQuery.Sort.DUE_ASCENDING, 1, cursor, null, null));
        assertRefused(
                Errors.INVALID_REQUEST,
                "/cursor",
                () -> search(CaseQuery.Sort.RECEIVED_DESCENDING, 1, cursor, "DPASS", null));
        assertEquals(
                1,
                search(CaseQuery.Sort.RECEIVED_DESCENDING, 1, cursor, null, null)
                        .items()
                        .size());
    }

    @Test
    void pagesFollowEachOtherWithoutSkippingOrRepeatingInEveryOrder() {
        for (int i = 0; i < 25; i++) {
            open("k" + i, i % 2 == 0 ? "vaccination" : "employee-aid");
            if (i % 3 == 0) {
                desk.clock.advance(Duration.ofMinutes(1));
            }
        }
        for (CaseQuery.Sort sort : CaseQuery.Sort.values()) {
            List<CaseId> seen = new ArrayList<>();
            String cursor = null;
            do {
                Page<CaseSummary> page = search(sort, 7, cursor, null, null);
                assertEquals(new Page.Total(25, true), page.total());
                page.items().forEach(item -> seen.add(item.id()));
                cursor = page.next();
            } while (cursor != null);
            assertEquals(25, seen.size(), sort.name());
            assertEquals(25, new HashSet<>(seen).size(), sort.name());
        }
        assertEquals(
                13,
                search(CaseQuery.Sort.DUE_ASCENDING, 50, null, "DPASS", null)
                        .items()
                        .size());
        assertRefused(
                Errors.INVALID_REQUEST,
                "/cursor",
                () -> search(CaseQuery.Sort.DUE_ASCENDING, 7, "nonsense", null, null));
    }

    /** Few hidden cases are counted apart, many are not; the total is the same. */
    @Test
    void theTotalIsWithoutWhatIsHiddenHoweverMuchThatIs() {
        for (int i = 0; i < 110; i++) {
            open("k" + i, "vaccination");
        }
        for (int hidden : List.of(0, 1, 99, 100, 107, 110)) {
            desk.unitOfWork.execute(() -> desk.persistence
                    .entityManager("core")
                    .createNativeQuery("update RELAIS_CASE set CONFIDENTIALITY = case when REFERENCE in ("
                            + "select REFERENCE from RELAIS_CASE order by REFERENCE fetch first " + Math.max(1, hidden)
                            + " rows only) and " + hidden + " > 0 then 'SECRET' else 'NORMAL' end")
                    .executeUpdate());
            assertEquals(
                    new Page.Total(110 - hidden, true),
                    desk.cases
                            .search(
                                    OfficeFixture.DEL,
                                    CaseQuery.of(Map.of("department", "DPASS"), new OfficeFixture().office()))
                            .total(),
                    hidden + " hidden");
        }
    }

    @Test
    void casesAreFoundByWordsWithoutAccentsOrOrder() {
        desk.receive("a", Map.of("subject", "Certificat de vaccination non reçu à Païta"));
        desk.receive("b", Map.of("subject", "Bourse d'études"));
        Page<CaseSummary> found = search(CaseQuery.Sort.RECEIVED_DESCENDING, 20, null, null, "PAITA recu");
        assertEquals(1, found.items().size());
        assertEquals(
                0,
                search(CaseQuery.Sort.RECEIVED_DESCENDING, 20, null, null, "paita bourse")
                        .items()
                        .size());
    }

    @Test
    void concurrentClaimsGiveEachCaseToOnePersonAndTellTheOthersThatNothingIsLeft() throws Exception {
        for (int i = 0; i < 20; i++) {
            open("k" + i, "vaccination");
        }
        ExecutorService people = Executors.newFixedThreadPool(8);
        Set<CaseId> claimed = new HashSet<>();
        int empty = 0;
        try {
            List<Future<Optional<CaseView>>> claims = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Callable<Optional<CaseView>> claim = () -> desk.queues.claim(OfficeFixture.DPASS, "dpass");
                claims.add(people.submit(claim));
            }
            for (Future<Optional<CaseView>> claim : claims) {
                Optional<CaseView> answer = claim.get();
                if (answer.isPresent()) {
                    assertTrue(claimed.add(answer.get().id()), "claimed twice");
                    assertEquals("dpass", answer.get().assignee());
                } else {
                    empty++;
                }
            }
        } finally {
            people.shutdownNow();
        }
        assertEquals(20, claimed.size());
        assertEquals(20, empty);
        assertEquals(20, desk.queues.list(OfficeFixture.DPASS).get(1).open());
    }

    @Test
    void figuresCountEveryContactOnTheDayOfTheOffice() {
        desk.receive("a", Map.of("subject", "s", "topic", "vaccination", "at", "2021-09-06T23:59:00Z"));
        desk.receive("b", Map.of("subject", "s", "topic", "vaccination", "at", "2021-09-07T00:01:00Z", "matters", 0));
        desk.receive("c", Map.of("subject", "s", "topic", "employee-aid", "at", "2021-09-07T13:00:00Z"));
        LocalDate seventh = LocalDate.of(2021, 9, 7);
        Figures byDay =
                desk.figures.count(OfficeFixture.AGENT, new FigureQuery(seventh, seventh.plusDays(1), Dimension.DAY));
        assertEquals(3, byDay.contacts());
        assertEquals(
                List.of(new Figures.Item("2021-09-07", 2, 1), new Figures.Item("2021-09-08", 1, 1)), byDay.items());
        Figures byTopic = desk.figures.count(OfficeFixture.AGENT, new FigureQuery(seventh, seventh, Dimension.TOPIC));
        assertEquals(List.of(new Figures.Item("vaccination", 2, 1)), byTopic.items());
        assertNotNull(byTopic.zone());
        Figures elsewhere = desk.figures.count(
                OfficeFixture.AGENT, new FigureQuery(seventh, seventh, Dimension.TOPIC, new ChannelId("elsewhere")));
        assertEquals(0, elsewhere.contacts());
        assertEquals(List.of(), elsewhere.items());
        ChannelId counter = DeskFixture.counter().descriptor().id();
        assertEquals(
                byTopic,
                desk.figures.count(OfficeFixture.AGENT, new FigureQuery(seventh, seventh, Dimension.TOPIC, counter)));
    }

    private Page<CaseSummary> search(
            CaseQuery.Sort sort,
            int limit,
            @Nullable String cursor,
            @Nullable String department,
            @Nullable String text) {
        Set<CaseStatus> open = Set.of(
                CaseStatus.RECEIVED,
                CaseStatus.TRIAGED,
                CaseStatus.ASSIGNED,
                CaseStatus.IN_PROGRESS,
                CaseStatus.WAITING,
                CaseStatus.REOPENED);
        return desk.cases.search(
                OfficeFixture.AGENT,
                new CaseQuery(
                        open, department, null, Set.of(), null, null, null, null, text, null, sort, limit, cursor));
    }
}
