package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.calendar.PackCalendarStore;

/** One row in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaPackCalendarStore implements PackCalendarStore {

    private final EntityManager entities;

    @Activate
    public JpaPackCalendarStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<String> counted() {
        return Optional.ofNullable(entities.find(PackCalendarRecord.class, PackCalendarRecord.ONLY))
                .map(PackCalendarRecord::counted);
    }

    @Override
    public void put(String text) {
        @Nullable PackCalendarRecord known = entities.find(PackCalendarRecord.class, PackCalendarRecord.ONLY);
        PackCalendarRecord record = known == null ? new PackCalendarRecord() : known;
        record.take(text);
        if (known == null) {
            entities.persist(record);
        }
    }
}
