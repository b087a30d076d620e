package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.calendar.CalendarEntry;
import org.relais.core.internal.calendar.CalendarEntryStore;

/** The edits of the calendar in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaCalendarEntryStore implements CalendarEntryStore {

    private final EntityManager entities;

    @Activate
    public JpaCalendarEntryStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public List<CalendarEntry> all() {
        return entities.createQuery("select e from CalendarEntryRecord e order by e.id", CalendarEntryRecord.class)
                .getResultStream()
                .map(CalendarEntryRecord::entry)
                .toList();
    }

    @Override
    public Optional<CalendarEntry> find(CalendarEntry.Key key) {
        return Optional.ofNullable(entities.find(CalendarEntryRecord.class, CalendarEntryRecord.id(key)))
                .map(CalendarEntryRecord::entry);
    }

    @Override
    public void put(CalendarEntry entry) {
        entities.merge(new CalendarEntryRecord(entry));
    }
}
