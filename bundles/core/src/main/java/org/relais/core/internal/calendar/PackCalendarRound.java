package org.relais.core.internal.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.cases.DueDateRecalculation;
import org.relais.core.internal.changes.OfficeJournal;
import org.relais.core.internal.office.OfficePacks;
import org.relais.core.internal.tasks.RecurringTask;
import org.relais.identity.Caller;
import org.relais.spi.persistence.UnitOfWork;

/**
 * Notices that somebody has edited hours, holidays or closures in the office pack: what differs goes into the journal of the office,
 * and due dates are counted again, as after an edit at run time. What was counted last is known to the database, so an edit while no
 * node runs is noticed as well. Thread-safe.
 */
@Component(service = RecurringTask.class)
public final class PackCalendarRound implements RecurringTask {

    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final Caller RELAIS = new Caller("relais", Set.of(), null);

    private final UnitOfWork unitOfWork;
    private final OfficePacks packs;
    private final PackCalendarStore store;
    private final OfficeJournal journal;
    private final DueDateRecalculation recalculation;

    @Activate
    public PackCalendarRound(
            @Reference UnitOfWork unitOfWork,
            @Reference OfficePacks packs,
            @Reference PackCalendarStore store,
            @Reference OfficeJournal journal,
            @Reference DueDateRecalculation recalculation) {
        this.unitOfWork = unitOfWork;
        this.packs = packs;
        this.store = store;
        this.journal = journal;
        this.recalculation = recalculation;
    }

    @Override
    public String name() {
        return "pack-calendar";
    }

    @Override
    public Instant run(Instant now) {
        PackCalendar calendar = PackCalendar.of(packs.current());
        String counted = unitOfWork.read(() -> store.counted().orElse(""));
        if (!counted.equals(calendar.text())) {
            unitOfWork.execute(() -> {
                store.put(calendar.text());
                count(calendar.changesSince(PackCalendar.parse(counted)), counted.isEmpty());
                return calendar;
            });
        }
        return now.plus(PERIOD);
    }

    /** The first time, nobody has edited anything; but due dates may be from before an edit that nobody noticed. */
    private void count(Map<String, List<String>> changes, boolean first) {
        String parts = String.join(", ", changes.keySet());
        if (!first) {
            journal.record(RELAIS, OfficeArea.CALENDAR, "office pack", "edit", changes, null);
        }
        recalculation.schedule(
                "Calendrier du bureau modifié dans son fichier (%1$s) / Calendar of the office edited in its file (%1$s)"
                        .formatted(parts));
    }
}
