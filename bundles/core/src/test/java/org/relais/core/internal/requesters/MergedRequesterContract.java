package org.relais.core.internal.requesters;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseView;
import org.relais.cases.Requester;
import org.relais.cases.RequesterId;
import org.relais.changes.OfficeArea;
import org.relais.changes.OfficeChange;
import org.relais.core.internal.OfficeFixture;
import org.relais.directory.Confidentiality;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.requesters.ContactPoint;
import org.relais.requesters.RequesterFacts;
import org.relais.requesters.RequesterKind;
import org.relais.requesters.RequesterPage;
import org.relais.requesters.RequesterQuery;
import org.relais.requesters.RequesterView;

/** What merging requesters does and how it is undone, on a real database. */
abstract class MergedRequesterContract extends RequesterContract {

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
}
