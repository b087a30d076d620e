package org.relais.core.internal.requesters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.relais.cases.RequesterId;
import org.relais.core.internal.CountedStatements;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.identity.Caller;
import org.relais.requesters.ContactPoint;
import org.relais.requesters.RequesterFacts;
import org.relais.requesters.RequesterKind;
import org.relais.requesters.RequesterQuery;
import org.relais.testkit.TestDatabase;

/** A page of requesters costs the same number of statements however many are on it, and whoever asks. */
class RequesterCostTest {

    @Test
    void aPageIsReadWithAsManyStatementsForOneAsForFifty() {
        try (TestDatabase database = TestDatabase.derby()) {
            CountedStatements statements = new CountedStatements(database.dataSource());
            try (DeskFixture desk = new DeskFixture(statements.dataSource())) {
                RequesterId bakery = enter(desk, RequesterKind.ORGANISATION, "Boulangerie", List.of());
                List<RequesterId> people = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    people.add(enter(desk, RequesterKind.PERSON, "Nom", List.of(bakery)));
                }
                for (int i = 0; i < 10; i++) {
                    RequesterId twin = enter(desk, RequesterKind.PERSON, "Jumeau", List.of(bakery));
                    desk.requesters.merge(OfficeFixture.AGENT, twin, people.get(i));
                }
                for (Caller caller : List.of(OfficeFixture.SUPERVISOR, OfficeFixture.AGENT)) {
                    assertEquals(4, cost(statements, desk, caller, 1, 1));
                    assertEquals(4, cost(statements, desk, caller, 50, 50));
                }
            }
        }
    }

    private static RequesterId enter(
            DeskFixture desk, RequesterKind kind, String name, List<RequesterId> organisations) {
        boolean person = kind == RequesterKind.PERSON;
        ContactPoint point = new ContactPoint(ContactPoint.Kind.PHONE, "20.52.52", null);
        RequesterFacts facts = new RequesterFacts(
                kind,
                person ? "Anne" : null,
                person ? name : null,
                person ? null : name,
                null,
                List.of(point),
                organisations);
        return desk.requesters.create(OfficeFixture.AGENT, facts, null).id();
    }

    private static int cost(CountedStatements statements, DeskFixture desk, Caller caller, int limit, int expected) {
        RequesterQuery query = new RequesterQuery("nom", null, null, limit, null);
        return statements
                .during(() -> assertEquals(
                        expected, desk.requesters.search(caller, query).items().size()))
                .size();
    }
}
