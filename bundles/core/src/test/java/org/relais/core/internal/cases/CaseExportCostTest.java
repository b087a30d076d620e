package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseQuery;
import org.relais.core.internal.CountedStatements;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.testkit.TestDatabase;

/** Nobody asks an export how many cases match, so the database is not asked either: a page is one statement. */
class CaseExportCostTest {

    @Test
    void eachPageIsReadAndNoneIsCounted() {
        try (TestDatabase database = TestDatabase.derby()) {
            CountedStatements statements = new CountedStatements(database.dataSource());
            try (DeskFixture desk = new DeskFixture(statements.dataSource())) {
                desk.intakes.arrive(DeskFixture.counter());
                for (int i = 0; i < 5; i++) {
                    desk.receive("many-" + i, Map.of("subject", "S", "topic", "vaccination", "matters", 90L));
                }
                CaseQuery all = CaseQuery.of(Map.of(), desk.office.office());
                List<String> sent = statements.during(
                        () -> assertEquals(450, desk.export.forEach(OfficeFixture.SUPERVISOR, all, line -> {})));
                List<String> lists = sent.stream()
                        .filter(statement -> statement.contains("RELAIS_CASE"))
                        .toList();

                assertEquals(3, lists.size(), lists::toString);
                assertTrue(lists.stream().noneMatch(statement -> statement.contains("count(")), lists::toString);
            }
        }
    }
}
