package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseNotes.NewNote;
import org.relais.cases.LinkKind;
import org.relais.cases.Note;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.entity.JpaCaseStore;
import org.relais.core.internal.requesters.PhoneNumbers;
import org.relais.identity.Caller;

/**
 * Whatever is done in whichever order, undoing a merge restores the state exactly, a merge leaves the other case as it was, ties
 * close no circle, and no note changes the side it was meant for.
 */
abstract class RandomCorrectionsContract extends EngineContract {

    private static final Caller CALLER = OfficeFixture.SUPERVISOR;
    private static final int CASES = 6;
    private static final int COMMANDS = 80;

    private final List<CaseId> cases = new ArrayList<>();
    private final Map<CaseId, CaseState> beforeMerge = new HashMap<>();
    private final Map<CaseId, Set<String>> shownToCitizen = new HashMap<>();
    private Random random = new Random();
    private int merges;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void unmergingRestoresTheStateExactlyAfterAnySequenceOfCommands(long seed) {
        random = new Random(seed);
        cases.clear();
        beforeMerge.clear();
        shownToCitizen.clear();
        merges = 0;
        for (int i = 0; i < CASES; i++) {
            cases.add(open("seed-" + seed + "-" + i, "vaccination"));
        }
        for (int i = 0; i < COMMANDS; i++) {
            desk.clock.advance(Duration.ofMinutes(random.nextInt(120)));
            step(i);
        }
        assertTrue(merges > 0, "a sequence without a merge shows nothing");
        while (!beforeMerge.isEmpty()) {
            unmerge(one(new ArrayList<>(beforeMerge.keySet())));
        }
        cases.forEach(this::check);
    }

    private void step(int number) {
        CaseId subject = one(cases);
        switch (random.nextInt(6)) {
            case 0, 1 -> merge(subject, one(cases));
            case 2 -> {
                if (beforeMerge.containsKey(subject)) {
                    unmerge(subject);
                }
            }
            case 3 -> note(subject, number);
            case 4 -> tie(subject, number);
            default -> work(subject);
        }
    }

    private void merge(CaseId merged, CaseId survivor) {
        boolean possible =
                !merged.equals(survivor) && allows(merged, CaseAction.MERGE) && allows(survivor, CaseAction.MERGE);
        if (possible) {
            CaseState survivorBefore = state(survivor);
            beforeMerge.put(merged, state(merged));
            run(CALLER, merged, new CaseCommand.Merge(survivor));
            assertEquals(survivorBefore, state(survivor));
            merges++;
        }
    }

    private void unmerge(CaseId merged) {
        int links = state(merged).links();
        run(CALLER, merged, new CaseCommand.Unmerge("deux affaires"));
        assertEquals(beforeMerge.remove(merged).withLinks(links), state(merged));
    }

    private void note(CaseId subject, int number) {
        Note.Visibility visibility = random.nextBoolean() ? Note.Visibility.INTERNAL : Note.Visibility.REQUESTER;
        String text = "note " + number;
        desk.notes.write(CALLER, subject, new NewNote(text, visibility), null);
        if (visibility == Note.Visibility.REQUESTER) {
            shownToCitizen.computeIfAbsent(subject, any -> new HashSet<>()).add(text);
        }
    }

    private void tie(CaseId subject, int number) {
        if (random.nextInt(4) == 0 && allows(subject, CaseAction.SPLIT)) {
            cases.add(run(CALLER, subject, new CaseCommand.Split("affaire " + number, null, null))
                    .id());
            return;
        }
        CaseId other = one(cases);
        if (!other.equals(subject) && allows(subject, CaseAction.LINK)) {
            LinkKind kind = one(List.of(LinkKind.values()));
            if (!leadsTo(other, kind, subject)) {
                run(CALLER, subject, new CaseCommand.Link(other, kind));
            }
        }
    }

    /** Ties in circles are refused unless they only say that two cases have to do with each other. */
    private boolean leadsTo(CaseId start, LinkKind kind, CaseId goal) {
        return kind != LinkKind.RELATED
                && (start.equals(goal)
                        || read(() -> store().linked(
                                                start, kind, desk.permissions.visibility(OfficeFixture.SUPERVISOR)))
                                .stream()
                                .anyMatch(next -> leadsTo(next, kind, goal)));
    }

    private void work(CaseId subject) {
        List<CaseCommand> commands = List.of(
                new CaseCommand.Assign("dpass"),
                new CaseCommand.Start(),
                new CaseCommand.Wait("pièce", null),
                new CaseCommand.Resume(),
                new CaseCommand.Release(),
                new CaseCommand.Transfer(state(subject).department().equals("DEL") ? "DPASS" : "DEL", "à vous"),
                new CaseCommand.Triage("employee-aid", null),
                new CaseCommand.Resolve("ANSWERED", "dit"),
                new CaseCommand.Reopen("non"));
        List<CaseCommand> possible = commands.stream()
                .filter(command -> allows(subject, command.action()))
                .toList();
        if (!possible.isEmpty()) {
            run(CALLER, subject, one(possible));
        }
    }

    private void check(CaseId id) {
        assertTrue(desk.cases.journal(CALLER, id).intact());
        Set<String> shown = desk.notes.list(CALLER, id, Note.Visibility.REQUESTER).stream()
                .map(Note::text)
                .collect(Collectors.toSet());
        assertEquals(shownToCitizen.getOrDefault(id, Set.of()), shown);
        for (LinkKind kind : List.of(LinkKind.FOLLOWS, LinkKind.DUPLICATES)) {
            read(() -> store().linked(id, kind, desk.permissions.visibility(OfficeFixture.SUPERVISOR)))
                    .forEach(next -> assertTrue(!leadsTo(next, kind, id), () -> id + " leads back to itself"));
        }
    }

    private boolean allows(CaseId id, CaseAction action) {
        return desk.cases.get(CALLER, id).allowedActions().contains(action);
    }

    private CaseState state(CaseId id) {
        return read(() -> store().find(id).orElseThrow().state());
    }

    private JpaCaseStore store() {
        return new JpaCaseStore(desk.persistence.entityManager("core"), new PhoneNumbers(desk.office));
    }

    private <T> T read(Supplier<T> reading) {
        return desk.unitOfWork.read(reading::get);
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
