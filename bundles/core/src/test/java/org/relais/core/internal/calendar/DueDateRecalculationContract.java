package org.relais.core.internal.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseId;
import org.relais.cases.CaseView;
import org.relais.cases.JournalEntry;
import org.relais.changes.OfficeArea;
import org.relais.changes.OfficeChange;
import org.relais.changes.OfficeChangeQuery;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.entity.JpaOfficeJournalStore;
import org.relais.core.internal.office.PackSamples;
import org.relais.intake.OpenedCase;

/** How due dates of open cases follow edits of the calendar, on a real database. */
abstract class DueDateRecalculationContract extends CalendarEditContract {

    private static final int CASES_PER_INTAKE = 15;

    private void runOneTask() {
        String[] task = scheduled.remove();
        desk.unitOfWork.execute((Supplier<Object>) () -> {
            node.recalculation.run(task[0], task[1]);
            return task;
        });
    }

    private void runAllTasks() {
        while (!scheduled.isEmpty()) {
            runOneTask();
        }
    }

    /** Cases received on Monday the 27th at 9:00, with 18 hours to go. */
    private List<CaseId> open(int number) {
        List<CaseId> ids = new ArrayList<>();
        for (int opened = 0; opened < number; opened += CASES_PER_INTAKE) {
            long matters = Math.min(CASES_PER_INTAKE, number - opened);
            Map<String, Object> form = Map.of(
                    "subject", "Sujet", "topic", "employee-aid", "at", "2021-09-26T22:00:00Z", "matters", matters);
            desk.receive("key " + opened, form).intake().cases().stream()
                    .map(OpenedCase::id)
                    .forEach(ids::add);
        }
        return ids;
    }

    private CaseView view(CaseId id) {
        return desk.cases.get(OfficeFixture.SUPERVISOR, id);
    }

    private List<JournalEntry> recalculations(CaseId id) {
        return desk.cases.journal(OfficeFixture.SUPERVISOR, id).entries().stream()
                .filter(entry -> entry.action().equals("recalculate-due"))
                .toList();
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    @Test
    void dueDatesOfOpenCasesFollowAClosureAndComeBackWithoutIt() {
        CaseId id = open(1).get(0);
        put(TUESDAY, "Cyclone");
        runAllTasks();
        assertEquals(at("2021-09-30T09:00:00+11:00"), view(id).dueAt());
        JournalEntry entry = recalculations(id).get(0);
        assertEquals("relais", entry.actor());
        assertTrue(entry.reason().contains("Cyclone"), entry.reason());
        assertTrue(entry.reason().contains("2021-09-28"), entry.reason());
        assertTrue(entry.changes().containsKey("dueAt"));

        node.days.removeClosure(OfficeFixture.SUPERVISOR, TUESDAY, ANY, "false alarm");
        runAllTasks();
        assertEquals(at("2021-09-29T09:00:00+11:00"), view(id).dueAt());
        assertEquals(2, recalculations(id).size());
        assertTrue(recalculations(id).get(1).reason().contains("removed"));
    }

    @Test
    void dueDatesAreCountedInPagesEachOnceAlsoWhenAPageIsRepeated() {
        int pages = 2;
        int cases = 100 * (pages - 1) + 5;
        List<CaseId> ids = open(cases);
        put(TUESDAY, "Cyclone");
        assertEquals(0, recalculations(ids.get(0)).size(), "nothing is counted in the editor's own transaction");
        String[] firstPage = scheduled.peek();
        int run = 0;
        while (!scheduled.isEmpty()) {
            runOneTask();
            run++;
        }
        assertEquals(pages, run);
        // a node that died before it could say so has its page done again
        scheduled.add(firstPage);
        runAllTasks();
        for (CaseId id : ids) {
            assertEquals(at("2021-09-30T09:00:00+11:00"), view(id).dueAt());
            assertEquals(1, recalculations(id).size());
        }
    }

    @Test
    void anEditOfThePackIsJournaledOnceAndDueDatesFollow() {
        node.round.run(desk.clock.instant());
        runAllTasks();
        assertEquals(0, desk.count("RELAIS_OFFICE_JOURNAL"), "nobody has edited anything");
        CaseId id = open(1).get(0);
        String edited = packText()
                .replace("closures:\n", "closures:\n  - date: 2021-09-28\n    label: {fr: Cyclone, en: Cyclone}\n")
                .replace("      wednesday: 07:00-16:00\n", "      wednesday: 07:00-15:00\n");
        node = new Node(PackSamples.packs(PackSamples.read(edited)));
        node.round.run(desk.clock.instant());
        node.round.run(desk.clock.instant());
        new Node(PackSamples.packs(PackSamples.read(edited))).round.run(desk.clock.instant());

        JpaOfficeJournalStore journal = new JpaOfficeJournalStore(desk.persistence.entityManager("core"));
        List<OfficeChange> changes = desk.unitOfWork
                .read(() -> journal.find(
                        new OfficeChangeQuery(OfficeArea.CALENDAR, null, 10, null), Set.of(OfficeArea.CALENDAR)))
                .items();
        assertEquals(1, changes.size());
        assertEquals("relais", changes.get(0).actor());
        assertEquals(Set.of("closures", "hours"), changes.get(0).changes().keySet());
        assertEquals(List.of("", "2021-09-28 Cyclone"), changes.get(0).changes().get("closures"));
        assertTrue(
                changes.get(0).changes().get("hours").get(1).contains("WEDNESDAY 07:00-15:00"),
                changes.get(0).changes()::toString);
        assertEquals(1, scheduled.size());
        runAllTasks();
        assertEquals(at("2021-09-30T10:00:00+11:00"), view(id).dueAt());
        assertTrue(recalculations(id).get(0).reason().contains("closures, hours"), recalculations(id)::toString);
    }

    @Test
    void anEditThatFailsSchedulesAndChangesNothing() {
        assertThrows(
                IllegalStateException.class,
                () -> desk.unitOfWork.execute(() -> {
                    put(TUESDAY, "Cyclone");
                    throw new IllegalStateException("the machine dies");
                }));
        assertTrue(node.isOpen(TUESDAY));
        put(TUESDAY.plusDays(1), "Grève");
        assertTrue(node.isOpen(TUESDAY));
        assertEquals(1, desk.count("RELAIS_OFFICE_JOURNAL"));
    }
}
