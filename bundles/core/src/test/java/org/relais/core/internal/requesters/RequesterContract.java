package org.relais.core.internal.requesters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseView;
import org.relais.cases.Requester;
import org.relais.cases.RequesterId;
import org.relais.changes.OfficeArea;
import org.relais.changes.OfficeChange;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.directory.Confidentiality;
import org.relais.directory.SiteId;
import org.relais.directory.TopicId;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.ContactOutcome;
import org.relais.intake.FormData;
import org.relais.intake.IntakeView;
import org.relais.requesters.ContactPoint;
import org.relais.requesters.RequesterFacts;
import org.relais.requesters.RequesterKind;
import org.relais.requesters.RequesterPage;
import org.relais.requesters.RequesterQuery;
import org.relais.requesters.RequesterView;
import org.relais.requesters.Suggestion;
import org.relais.requesters.Suggestion.Reason;
import org.relais.requesters.SuggestionQuery;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.Interpretation.FollowUp;
import org.relais.testkit.TestDatabase;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RequesterContract {

    private static final Requester LEA = new Requester("Léa", "Kaloï-Wea", "20.52.52", "Lea@Example.nc", "fr");

    private final TestDatabase database = database();
    private DeskFixture desk;
    private Interpretation next;
    private int keys;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        desk = new DeskFixture(database);
        Channel counter = DeskFixture.counter(intake -> next);
        desk.intakes.arrive(counter);
    }

    @AfterEach
    void wipe() {
        desk.wipeAndClose();
    }

    @AfterAll
    void drop() {
        database.close();
    }

    private IntakeView hand(Interpretation meaning) {
        next = meaning;
        return desk.receive("key-" + ++keys, Map.of("subject", "x")).intake();
    }

    private CaseView opened(@Nullable Requester requester, String topic, String subject, @Nullable String commune) {
        ContactDraft contact = new ContactDraft(
                ContactOutcome.CASE, desk.clock.instant(), new SiteId("caps"), new TopicId(topic), null, null, null);
        CaseDraft draft = new CaseDraft(
                subject, null, desk.clock.instant(), new SiteId("caps"), new TopicId(topic), commune, requester, null);
        IntakeView intake = hand(new Interpretation.Registered(contact, List.of(draft)));
        return desk.cases.get(OfficeFixture.SUPERVISOR, intake.cases().get(0).id());
    }

    private CaseView opened(Requester requester) {
        return opened(requester, "vaccination", "Certificat", null);
    }

    private List<RequesterId> found(Caller caller, String text) {
        return desk.requesters.search(caller, new RequesterQuery(text, null, null, 20, null)).items().stream()
                .map(RequesterView::id)
                .toList();
    }

    private RequesterView created(String firstName, String lastName, String phone) {
        return desk.requesters.create(OfficeFixture.AGENT, person(firstName, lastName, phone), null);
    }

    private static RequesterFacts person(String firstName, String lastName, String phone) {
        ContactPoint point = new ContactPoint(ContactPoint.Kind.PHONE, phone, null);
        return new RequesterFacts(RequesterKind.PERSON, firstName, lastName, null, null, List.of(point), List.of());
    }

    private static void assertRefused(String code, org.junit.jupiter.api.function.Executable work) {
        assertEquals(code, assertThrows(RelaisException.class, work).code().value());
    }

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
    void mergingShowsTheContactPointsAndCasesOfBothAndCanBeUndone() {
        RequesterId one = opened(LEA).requesterId();
        RequesterId two =
                opened(new Requester("Léa", "Kaloï", "28.11.11", null, null)).requesterId();
        RequesterView before = desk.requesters.get(OfficeFixture.AGENT, two);
        RequesterView merged = desk.requesters.merge(OfficeFixture.AGENT, one, two);
        assertEquals(two, merged.id());
        assertEquals(3, merged.contactPoints().size());
        assertEquals(List.of(two), found(OfficeFixture.AGENT, "20.52.52"));
        assertEquals(2, desk.requesters.cases(OfficeFixture.AGENT, two).size());
        assertEquals(two, desk.requesters.get(OfficeFixture.AGENT, one).mergedInto());
        assertRefused("requester-merge-refused", () -> desk.requesters.merge(OfficeFixture.AGENT, one, two));
        assertRefused("invalid-request", () -> desk.requesters.merge(OfficeFixture.AGENT, two, two));

        desk.requesters.unmerge(OfficeFixture.AGENT, one, "Deux personnes");
        assertEquals(List.of(one), found(OfficeFixture.AGENT, "20.52.52"));
        assertEquals(
                before.contactPoints(),
                desk.requesters.get(OfficeFixture.AGENT, two).contactPoints());
        assertRefused("requester-merge-refused", () -> desk.requesters.unmerge(OfficeFixture.AGENT, one, "x"));
        assertTrue(journal().stream().noneMatch(entry -> entry.toString().contains("20.52.52")));
        assertEquals(2, journal().size());
    }

    private List<OfficeChange> journal() {
        return desk.unitOfWork.read(
                () -> new org.relais.core.internal.entity.JpaOfficeJournalStore(desk.persistence.entityManager("core"))
                        .entries(OfficeArea.REQUESTERS, 0, 100));
    }

    @Test
    void whatWasReadFromAMergedRequesterAndSentBackIsNotTakenOver() {
        RequesterId one = created("Léa", "Kaloï", "20.52.52").id();
        RequesterId two = created("Léa", "Kaloï", "28.11.11").id();
        RequesterView both = desk.requesters.merge(OfficeFixture.AGENT, one, two);
        RequesterFacts sentBack = new RequesterFacts(
                RequesterKind.PERSON, "Léa-Marie", "Kaloï", null, null, both.contactPoints(), List.of());
        desk.requesters.edit(OfficeFixture.AGENT, two, sentBack, OptionalLong.of(both.revision()));
        assertRefused(
                "stale-revision",
                () -> desk.requesters.edit(OfficeFixture.AGENT, two, sentBack, OptionalLong.of(both.revision())));
        desk.requesters.unmerge(OfficeFixture.AGENT, one, "x");
        assertEquals(
                List.of("28.11.11"),
                desk.requesters.get(OfficeFixture.AGENT, two).contactPoints().stream()
                        .map(ContactPoint::value)
                        .toList());
    }

    /** Twelve people, merged, edited and parted at random, against a model of pointers. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyOrderOfMergesEditsAndUndoingsIsExact(long seed) {
        Random random = new Random(seed);
        List<RequesterId> ids = new ArrayList<>();
        Map<RequesterId, String> phones = new HashMap<>();
        Map<RequesterId, RequesterId> into = new HashMap<>();
        for (int i = 0; i < 8; i++) {
            String phone = "2%05d".formatted(i);
            RequesterId id = created("Anne", "Nom", phone).id();
            ids.add(id);
            phones.put(id, phone);
        }
        for (int step = 0; step < 40; step++) {
            RequesterId one = ids.get(random.nextInt(ids.size()));
            RequesterId other = ids.get(random.nextInt(ids.size()));
            int kind = random.nextInt(5);
            if (kind == 0) {
                String phone = "3%05d".formatted(step);
                phones.put(one, phone);
                desk.requesters.edit(OfficeFixture.AGENT, one, person("Anne", "Nom", phone), OptionalLong.empty());
            } else if (kind <= 2 && into.containsKey(one)) {
                into.remove(one);
                desk.requesters.unmerge(OfficeFixture.AGENT, one, "non");
            } else if (!one.equals(other) && !into.containsKey(one) && !into.containsKey(other)) {
                into.put(one, other);
                desk.requesters.merge(OfficeFixture.AGENT, one, other);
            }
            check(ids, phones, into);
        }
    }

    private void check(List<RequesterId> ids, Map<RequesterId, String> phones, Map<RequesterId, RequesterId> into) {
        Map<RequesterId, Set<String>> expected = new HashMap<>();
        for (RequesterId id : ids) {
            expected.computeIfAbsent(end(id, into), any -> new TreeSet<>()).add(phones.get(id));
        }
        Set<RequesterId> roots = new HashSet<>(found(OfficeFixture.AGENT, "nom anne"));
        assertEquals(expected.keySet(), roots);
        for (RequesterId root : roots) {
            Set<String> shown = desk.requesters.get(OfficeFixture.AGENT, root).contactPoints().stream()
                    .map(ContactPoint::value)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(expected.get(root), shown);
        }
    }

    private static RequesterId end(RequesterId id, Map<RequesterId, RequesterId> into) {
        RequesterId end = id;
        while (into.containsKey(end)) {
            end = into.get(end);
        }
        return end;
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
    void ofMergesAtTheSameMomentThatWouldCloseACircleOneIsRefused() throws Exception {
        for (int round = 0; round < 10; round++) {
            List<RequesterId> circle = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                circle.add(
                        created("Anne", "Nom" + round, "2%05d".formatted(round)).id());
            }
            assertEquals(2, mergedAtOnce(circle));
            assertEquals(1, found(OfficeFixture.AGENT, "nom" + round + " anne").size());
            RequesterView root = desk.requesters.get(
                    OfficeFixture.AGENT,
                    found(OfficeFixture.AGENT, "nom" + round).get(0));
            assertEquals(2, root.merged().size());
        }
    }

    /** Each into the next one, by three threads; how many succeeded. */
    private int mergedAtOnce(List<RequesterId> circle) throws Exception {
        CyclicBarrier start = new CyclicBarrier(circle.size());
        ExecutorService threads = Executors.newFixedThreadPool(circle.size());
        try {
            List<Future<Boolean>> merges = new ArrayList<>();
            for (int i = 0; i < circle.size(); i++) {
                RequesterId one = circle.get(i);
                RequesterId next = circle.get((i + 1) % circle.size());
                merges.add(threads.submit(() -> {
                    start.await();
                    return merged(one, next);
                }));
            }
            int succeeded = 0;
            for (Future<Boolean> merge : merges) {
                succeeded += merge.get() ? 1 : 0;
            }
            return succeeded;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Into whoever goes on for the other one by now; false when that is oneself. */
    private boolean merged(RequesterId one, RequesterId other) {
        RequesterId into = other;
        while (true) {
            RequesterId aim = into;
            try {
                desk.requesters.merge(OfficeFixture.AGENT, one, aim);
                return true;
            } catch (RelaisException refused) {
                RequesterId further =
                        desk.requesters.get(OfficeFixture.AGENT, aim).mergedInto();
                if (further == null) {
                    return false;
                }
                into = further;
            }
        }
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

    @ParameterizedTest
    @ValueSource(strings = {"20.52.52", "+687 205252", "205252", "00687 20 52 52"})
    void casesAreListedByTheNumberTheyCameFrom(String number) {
        CaseView view = opened(LEA);
        opened(new Requester("Paul", "Naisseline", "28.11.11", null, null));
        opened(new Requester("Paul", "Naisseline", null, null, null));
        assertEquals(List.of(view.reference().value()), references(number));
        assertEquals(List.of(), references("15"));
        assertEquals(List.of(), references("anonymous"));
    }

    private List<String> references(String phone) {
        return desk
                .cases
                .search(OfficeFixture.AGENT, CaseQuery.of(Map.of("phone", phone), desk.office.office()))
                .items()
                .stream()
                .map(summary -> summary.reference().value())
                .toList();
    }

    private static SuggestionQuery query(
            String topic, @Nullable String phone, @Nullable String commune, @Nullable String text) {
        return new SuggestionQuery(new TopicId(topic), null, null, null, phone, null, commune, text);
    }

    private static List<String> subjects(List<Suggestion> suggestions) {
        return suggestions.stream().map(found -> found.summary().subject()).toList();
    }

    @Test
    void openRecentCasesOnTheSameTopicFromTheSameCallerAreSuggested() {
        opened(LEA, "vaccination", "trop ancien", null);
        desk.clock.advance(java.time.Duration.ofDays(31));
        opened(LEA, "employee-aid", "autre thème", null);
        opened(new Requester("Paul", "Naisseline", "28.11.11", null, null), "vaccination", "autre usager", null);
        CaseView closed = opened(LEA, "vaccination", "terminé", null);
        desk.cases.execute(
                OfficeFixture.SUPERVISOR, closed.id(), OptionalLong.empty(), new CaseCommand.Cancel("doublon"));
        CaseView same = opened(LEA, "vaccination", "le même", null);
        List<Suggestion> found =
                desk.suggestions.suggest(OfficeFixture.AGENT, query("vaccination", "+687 205252", null, null));
        assertEquals(List.of("le même"), subjects(found));
        assertEquals(List.of(Reason.SAME_CALLER), found.get(0).reasons());
        CaseView again = opened(LEA, "vaccination", "encore", null);
        List<Suggestion> others = desk.suggestions.suggest(OfficeFixture.AGENT, (CaseKey) again.id());
        assertEquals(List.of("le même"), subjects(others));
        assertEquals(List.of(Reason.SAME_REQUESTER), others.get(0).reasons());
        assertEquals(same.requesterId(), again.requesterId());
    }

    @Test
    void aHoleInTheRoadIsSuggestedWhoeverReportsIt() {
        opened(LEA, "employee-aid", "Trou avenue Foch", "Nouméa");
        opened(LEA, "employee-aid", "Lampadaire cassé, avenue Foch", "Païta");
        opened(LEA, "employee-aid", "Arbre tombé rue de Sébastopol", "Nouméa");
        List<Suggestion> found = desk.suggestions.suggest(
                OfficeFixture.AGENT, query("employee-aid", "28.11.11", "NOUMEA", "gros trou sur l'avenue Foch"));
        assertEquals(List.of("Trou avenue Foch"), subjects(found));
        assertEquals(List.of(Reason.SAME_PLACE), found.get(0).reasons());
    }

    /** A busy month: more than any page of newer cases on the same topic. */
    @Test
    void whatWasReportedIsFoundHoweverManyOtherPlacesWereReportedSince() {
        opened(LEA, "employee-aid", "Trou avenue Foch", "Nouméa");
        for (int i = 0; i < 60; i++) {
            opened(null, "employee-aid", "Lampadaire cassé, avenue Foch", "Païta");
        }
        for (int i = 0; i < 60; i++) {
            desk.clock.advance(java.time.Duration.ofMinutes(1));
            opened(null, "employee-aid", "Arbre tombé rue de Sébastopol", "Nouméa");
        }
        List<Suggestion> found = desk.suggestions.suggest(
                OfficeFixture.AGENT, query("employee-aid", null, "Nouméa", "gros trou sur l'avenue Foch"));
        assertEquals(List.of("Trou avenue Foch"), subjects(found));
        assertEquals(
                10,
                desk.suggestions
                        .suggest(OfficeFixture.AGENT, query("employee-aid", null, "Païta", null))
                        .size());
    }

    @Test
    void whoWasMergedIntoSomebodyHiddenStandsAloneAndNothingNamesTheOther() {
        CaseView hidden = opened(LEA);
        CaseView shown = opened(new Requester("Léa", "Kaloï", "28.11.11", null, null));
        RequesterId head = hidden.requesterId();
        RequesterId part = shown.requesterId();
        desk.requesters.merge(OfficeFixture.SUPERVISOR, part, head);
        desk.cases.execute(
                OfficeFixture.SUPERVISOR,
                hidden.id(),
                OptionalLong.empty(),
                new CaseCommand.Classify(Confidentiality.SECRET, "protégé"));
        RequesterId third = created("Léa", "Kaloï", "27.11.11").id();

        assertEquals(List.of(part), found(OfficeFixture.AGENT, "28.11.11"));
        assertEquals(List.of(head), found(OfficeFixture.SUPERVISOR, "28.11.11"));
        RequesterView alone = desk.requesters.get(OfficeFixture.AGENT, part);
        assertEquals(null, alone.mergedInto());
        assertEquals(head, desk.requesters.get(OfficeFixture.SUPERVISOR, part).mergedInto());
        assertRefused("not-found", () -> desk.requesters.get(OfficeFixture.AGENT, head));
        for (Caller caller : List.of(OfficeFixture.AGENT, OfficeFixture.SUPERVISOR)) {
            RelaisException refused =
                    assertThrows(RelaisException.class, () -> desk.requesters.merge(caller, part, third));
            assertEquals("requester-merge-refused", refused.code().value());
            assertEquals(
                    caller == OfficeFixture.SUPERVISOR,
                    refused.detail().fr().contains(head.toString()),
                    refused.detail()::fr);
        }
        RequesterPage first =
                desk.requesters.search(OfficeFixture.AGENT, new RequesterQuery("lea", null, null, 1, null));
        assertEquals(part.toString(), first.next());
        assertEquals(
                List.of(third),
                desk
                        .requesters
                        .search(OfficeFixture.AGENT, new RequesterQuery("lea", null, null, 1, first.next()))
                        .items()
                        .stream()
                        .map(RequesterView::id)
                        .toList());
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

    private IntakeView callAgain(CaseKey subject, ContactOutcome outcome) {
        ContactDraft contact = new ContactDraft(
                outcome, desk.clock.instant(), new SiteId("caps"), new TopicId("vaccination"), null, null, null);
        return hand(new Interpretation.Registered(contact, List.of(), new FollowUp(subject, "Où en est-on ?")));
    }

    @Test
    void aCallAboutARunningCaseIsPutOnItsJournal() {
        CaseView view = opened(LEA);
        IntakeView answered = callAgain(view.reference(), ContactOutcome.ANSWERED);
        assertEquals(List.of(), answered.cases());
        IntakeView about = callAgain(view.id(), ContactOutcome.CASE);
        assertEquals(view.reference(), about.cases().get(0).reference());
        assertEquals(1, desk.count("RELAIS_CASE"));
        assertEquals(3, desk.count("RELAIS_CONTACT"));
        var journal = desk.cases.journal(OfficeFixture.AGENT, view.id());
        assertTrue(journal.intact());
        assertEquals(
                List.of("open", "contact", "contact"),
                journal.entries().stream().map(entry -> entry.action()).toList());
        assertEquals(2, desk.notes.list(OfficeFixture.AGENT, view.id(), null).size());
    }

    @Test
    void aCallAboutACaseThatHasEndedOrIsNotKnownIsRefused() {
        CaseView view = opened(LEA);
        desk.cases.execute(OfficeFixture.SUPERVISOR, view.id(), OptionalLong.empty(), new CaseCommand.Cancel("x"));
        assertRefused("invalid-request", () -> callAgain(view.id(), ContactOutcome.ANSWERED));
        CaseView secret = opened(LEA);
        desk.cases.execute(
                OfficeFixture.SUPERVISOR,
                secret.id(),
                OptionalLong.empty(),
                new CaseCommand.Classify(Confidentiality.SECRET, "x"));
        assertRefused("invalid-request", () -> callAgain(secret.id(), ContactOutcome.ANSWERED));
        assertEquals(2, desk.count("RELAIS_CONTACT"));
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
