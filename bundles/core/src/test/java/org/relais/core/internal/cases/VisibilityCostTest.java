package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseId;
import org.relais.cases.CaseQuery;
import org.relais.core.internal.CountedStatements;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.figures.Dimension;
import org.relais.figures.FigureQuery;
import org.relais.identity.Caller;
import org.relais.testkit.TestDatabase;

/** Leaving out what a caller may not know of costs no statement of its own: it is part of those that are needed in any case. */
class VisibilityCostTest {

    private static final CaseQuery ALL = CaseQuery.of(Map.of(), new OfficeFixture().office());

    @Test
    void whoMayNotKnowOfEverythingAsksTheDatabaseNoMoreOften() {
        try (TestDatabase database = TestDatabase.derby()) {
            CountedStatements statements = new CountedStatements(database.dataSource());
            try (DeskFixture desk = new DeskFixture(statements.dataSource())) {
                desk.intakes.arrive(DeskFixture.counter());
                CaseId id = desk.receive("one", Map.of("subject", "Sujet", "topic", "vaccination"))
                        .intake()
                        .cases()
                        .get(0)
                        .id();
                LocalDate day = LocalDate.of(2021, 9, 7);
                List<List<Integer>> costs =
                        List.of(OfficeFixture.SUPERVISOR, OfficeFixture.DPASS, OfficeFixture.DEL).stream()
                                .map(caller -> cost(statements, desk, caller, id, day))
                                .toList();

                assertEquals(List.of(1, 2, 2, 2), costs.get(0));
                assertEquals(costs.get(0), costs.get(1));
                assertEquals(costs.get(0), costs.get(2));
            }
        }
    }

    private static List<Integer> cost(
            CountedStatements statements, DeskFixture desk, Caller caller, CaseId id, LocalDate day) {
        return List.of(
                statements.during(() -> desk.cases.get(caller, id)).size(),
                statements.during(() -> desk.cases.journal(caller, id)).size(),
                statements.during(() -> desk.cases.search(caller, ALL)).size(),
                statements
                        .during(() -> desk.figures.count(caller, new FigureQuery(day, day, Dimension.TOPIC)))
                        .size());
    }
}
