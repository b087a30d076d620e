package org.relais.core.internal.calendar;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.CalendarDay;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.changes.OfficeVersions;
import org.relais.core.internal.office.ClosureDay;
import org.relais.core.internal.office.ExceptionalDay;
import org.relais.core.internal.office.OfficePack;
import org.relais.core.internal.office.OfficePacks;
import org.relais.spi.persistence.UnitOfWork;

/** The pack in force with the edits from the database, kept until either changes. */
@Component(service = {OfficeCalendars.class, EditedCalendars.class})
public final class EditedCalendars implements OfficeCalendars {

    private final OfficePacks packs;
    private final OfficeVersions versions;
    private final UnitOfWork unitOfWork;
    private final CalendarEntryStore store;
    private volatile @Nullable Edited edited;

    /**
     * A calendar and what it was made of.
     *
     * @param entries by key, also the removed ones
     */
    record Edited(
            OfficePack pack, long version, OfficeCalendar calendar, Map<CalendarEntry.Key, CalendarEntry> entries) {}

    @Activate
    public EditedCalendars(
            @Reference OfficePacks packs,
            @Reference OfficeVersions versions,
            @Reference UnitOfWork unitOfWork,
            @Reference CalendarEntryStore store) {
        this.packs = packs;
        this.versions = versions;
        this.unitOfWork = unitOfWork;
        this.store = store;
    }

    @Override
    public ZoneId zone() {
        return packs.current().office().zone();
    }

    @Override
    public OfficeCalendar current() {
        return edited().calendar();
    }

    Edited edited() {
        OfficePack pack = packs.current();
        long version = versions.version(OfficeArea.CALENDAR);
        @Nullable Edited known = edited;
        if (known == null || known.pack() != pack || known.version() != version) {
            known = merge(pack, version, unitOfWork.read(store::all));
            edited = known;
        }
        return known;
    }

    private static Edited merge(OfficePack pack, long version, List<CalendarEntry> all) {
        Map<CalendarEntry.Key, CalendarEntry> entries = new LinkedHashMap<>();
        all.forEach(entry -> entries.put(entry.key(), entry));
        List<ClosureDay> closures = new ArrayList<>(pack.closures());
        closures.removeIf(day -> entries.containsKey(CalendarEntry.Key.of(day)));
        List<ExceptionalDay> exceptional = new ArrayList<>(pack.exceptionalDays());
        exceptional.removeIf(day -> entries.containsKey(CalendarEntry.Key.of(day)));
        present(all, CalendarDay.Kind.CLOSURE).forEach(entry -> closures.add(entry.closure()));
        present(all, CalendarDay.Kind.EXCEPTIONAL).forEach(entry -> exceptional.add(entry.exceptionalDay()));
        OfficeCalendar calendar =
                new OfficeCalendar(pack.office().zone(), pack.hours(), exceptional, pack.holidays(), closures);
        return new Edited(pack, version, calendar, Map.copyOf(entries));
    }

    private static List<CalendarEntry> present(List<CalendarEntry> all, CalendarDay.Kind kind) {
        return all.stream()
                .filter(Predicate.not(CalendarEntry::removed))
                .filter(entry -> entry.key().kind() == kind)
                .toList();
    }
}
