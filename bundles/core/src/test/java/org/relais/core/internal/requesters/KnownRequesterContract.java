package org.relais.core.internal.requesters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseView;
import org.relais.cases.Requester;
import org.relais.cases.RequesterId;
import org.relais.core.internal.OfficeFixture;
import org.relais.directory.Confidentiality;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.requesters.RequesterFacts;
import org.relais.requesters.RequesterPage;
import org.relais.requesters.RequesterQuery;
import org.relais.requesters.RequesterView;

/** Who is found and known again, and who stands there once, on a real database. */
abstract class KnownRequesterContract extends RequesterContract {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20.52.52",
                "+687 205252",
                "205252",
                "20 52/52",
                "00687205252",
                "kaloi lea",
                "LÉA kalo",
                "wea",
                "lea@example.NC"
            })
    void aCitizenIsFoundByNumberNameAndAddressInAnySpelling(String text) {
        CaseView view = opened(LEA);
        opened(new Requester("Paul", "Naisseline", "28.11.11", null, null));
        assertEquals(List.of(view.requesterId()), found(OfficeFixture.AGENT, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anonymous", "15", "18", "4521", "", "--"})
    void aWithheldOrShortNumberMatchesNobody(String number) {
        CaseView one = opened(new Requester("Léa", "Kaloï", number.isEmpty() ? null : number, null, null));
        CaseView other = opened(new Requester("Léa", "Kaloï", number.isEmpty() ? null : number, null, null));
        assertNotEquals(one.requesterId(), other.requesterId());
        assertEquals(List.of(), found(OfficeFixture.AGENT, number + " "));
        assertEquals(
                List.of(), desk.suggestions.suggest(OfficeFixture.AGENT, query("vaccination", number, null, null)));
    }

    @Test
    void whoIsCertainlyTheSameIsKnownAgainAndNobodyElse() {
        RequesterId lea = opened(LEA).requesterId();
        assertEquals(
                lea,
                opened(new Requester("Kaloi Wea", "LEA", "+687 20 52 52", null, null))
                        .requesterId());
        assertEquals(
                lea,
                opened(new Requester("Léa", "Kaloï Wea", null, "lea@example.nc", null))
                        .requesterId());
        assertNotEquals(
                lea,
                opened(new Requester("Paul", "Kaloï-Wea", "20.52.52", null, null))
                        .requesterId());
        assertNotEquals(
                lea,
                opened(new Requester("Léa", "Kaloï-Wea", "28.11.11", null, null))
                        .requesterId());
        assertNotEquals(
                lea,
                opened(new Requester(null, "Kaloï-Wea Léa", "20.52.52", null, null))
                        .requesterId());
        assertEquals(
                null, opened(new Requester(null, null, "20.52.52", null, null)).requesterId());
        assertEquals(3, desk.requesters.cases(OfficeFixture.AGENT, lea).size());
    }

    /** Else two entries that were made at the same moment would become one more with every request. */
    @Test
    void whoStandsThereTwiceIsTheOldestEntryFromThenOn() {
        RequesterFacts facts = person("Léa", "Kaloï-Wea", "20.52.52");
        RequesterId oldest =
                desk.requesters.create(OfficeFixture.AGENT, facts, null).id();
        desk.requesters.create(OfficeFixture.AGENT, facts, null);
        desk.requesters.create(OfficeFixture.AGENT, facts, null);

        assertEquals(oldest, opened(LEA).requesterId());
        assertEquals(oldest, opened(LEA).requesterId());
        assertEquals(3, found(OfficeFixture.AGENT, "20.52.52").size());
    }

    @Test
    void someoneCallsForAnOrganisation() {
        CaseView view = opened(new Requester("Léa", "Kaloï", "20.52.52", null, null, "Boulangerie de l'Alma"));
        opened(new Requester("Léa", "Kaloï", "20.52.52", null, null, "boulangerie DE L'ALMA"));
        assertEquals("Boulangerie de l'Alma", view.requester().organisation());
        List<RequesterId> organisations = found(OfficeFixture.AGENT, "boulang alma");
        assertEquals(1, organisations.size());
        RequesterView organisation = desk.requesters.get(OfficeFixture.AGENT, organisations.get(0));
        assertEquals(List.of(view.requesterId()), organisation.representatives());
        assertEquals(
                organisations,
                desk.requesters.get(OfficeFixture.AGENT, view.requesterId()).organisations());
        assertEquals(
                2, desk.requesters.cases(OfficeFixture.AGENT, organisation.id()).size());
    }

    @Test
    void theSameKeyEntersARequesterOnce() {
        IdempotencyKey key = new IdempotencyKey("r-1");
        RequesterFacts facts = person("Léa", "Kaloï", "20.52.52");
        RequesterView first = desk.requesters.create(OfficeFixture.AGENT, facts, key);
        assertEquals(first, desk.requesters.create(OfficeFixture.AGENT, facts, key));
        RequesterFacts others = person("Paul", "Kaloï", "20.52.52");
        assertRefused("idempotency-key-reused", () -> desk.requesters.create(OfficeFixture.AGENT, others, key));
        assertNotEquals(
                first.id(),
                desk.requesters.create(OfficeFixture.SUPERVISOR, facts, key).id());
        desk.requesters.edit(OfficeFixture.AGENT, first.id(), others, OptionalLong.empty());
        assertEquals(
                "Paul", desk.requesters.create(OfficeFixture.AGENT, facts, key).firstName());
        assertEquals(2, desk.count("RELAIS_REQUESTER"));
    }

    @Test
    void pagesOfASearchShowEverybodyOnce() {
        Set<RequesterId> all = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            all.add(created("Anne", "Nom", "2%05d".formatted(i)).id());
        }
        RequesterId merged = all.iterator().next();
        RequesterId into =
                all.stream().filter(id -> !id.equals(merged)).findFirst().orElseThrow();
        desk.requesters.merge(OfficeFixture.AGENT, merged, into);
        all.remove(merged);
        List<RequesterId> seen = new ArrayList<>();
        String cursor = null;
        do {
            RequesterPage page =
                    desk.requesters.search(OfficeFixture.AGENT, new RequesterQuery("nom", null, null, 2, cursor));
            assertTrue(page.items().size() <= 2);
            page.items().forEach(item -> seen.add(item.id()));
            cursor = page.next();
        } while (cursor != null);
        assertEquals(6, seen.size());
        assertEquals(all, Set.copyOf(seen));
        assertRefused(
                "invalid-request",
                () -> desk.requesters.search(
                        OfficeFixture.AGENT, new RequesterQuery("nom", null, null, 2, "elsewhere")));
    }

    @Test
    void whoIsKnownFromAHiddenCaseAloneIsNotThere() {
        CaseView hidden = opened(LEA);
        desk.cases.execute(
                OfficeFixture.SUPERVISOR,
                hidden.id(),
                OptionalLong.empty(),
                new CaseCommand.Classify(Confidentiality.SECRET, "protégé"));
        assertEquals(List.of(), found(OfficeFixture.AGENT, "20.52.52"));
        assertEquals(List.of(), found(OfficeFixture.AGENT, "kaloi"));
        assertRefused("not-found", () -> desk.requesters.get(OfficeFixture.AGENT, hidden.requesterId()));
        assertRefused("not-found", () -> desk.requesters.cases(OfficeFixture.AGENT, hidden.requesterId()));
        assertEquals(
                List.of(), desk.suggestions.suggest(OfficeFixture.AGENT, query("vaccination", "20.52.52", null, null)));
        assertEquals(List.of(hidden.requesterId()), found(OfficeFixture.SUPERVISOR, "kaloi"));
        CaseView open = opened(new Requester("Léa", "Kaloï-Wea", "20.52.52", null, null));
        assertNotEquals(hidden.requesterId(), open.requesterId());
        assertEquals(
                1,
                desk.requesters
                        .get(OfficeFixture.AGENT, open.requesterId())
                        .contactPoints()
                        .size());
    }

    @Test
    void aFormNamesEverythingThatIsWrong() {
        RelaisException refused = assertThrows(
                RelaisException.class,
                () -> RequesterFacts.of(new FormData(
                        Map.of("kind", "DOG", "colour", "red", "contactPoints", List.of(Map.of("kind", "PHONE"))))));
        assertEquals(
                Set.of("/kind", "/colour", "/lastName", "/contactPoints/0/value"),
                refused.errors().stream().map(error -> error.pointer()).collect(Collectors.toSet()));
    }
}
