package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.filters.SavedFilterStore;

/** Saved filters in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaSavedFilterStore implements SavedFilterStore {

    private final EntityManager entities;

    @Activate
    public JpaSavedFilterStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public List<StoredFilter> shownTo(String account, @Nullable String department) {
        return entities.createQuery(
                        "select f from SavedFilterRecord f where f.owner = :account"
                                + " or f.sharing = org.relais.filters.SavedFilter.Sharing.OFFICE"
                                + " or f.sharing = org.relais.filters.SavedFilter.Sharing.DEPARTMENT"
                                + " and f.department = :department order by f.name, f.id",
                        SavedFilterRecord.class)
                .setParameter("account", account)
                // no department has the empty name
                .setParameter("department", department == null ? "" : department)
                .getResultStream()
                .map(SavedFilterRecord::stored)
                .toList();
    }

    @Override
    public Optional<StoredFilter> find(UUID id) {
        return Optional.ofNullable(entities.find(SavedFilterRecord.class, id.toString()))
                .map(SavedFilterRecord::stored);
    }

    @Override
    public void add(StoredFilter filter) {
        entities.persist(new SavedFilterRecord(filter));
        entities.flush();
    }

    @Override
    public StoredFilter change(StoredFilter filter) {
        SavedFilterRecord record =
                entities.find(SavedFilterRecord.class, filter.filter().id().toString());
        record.take(filter);
        entities.flush();
        return record.stored();
    }

    @Override
    public void delete(UUID id) {
        entities.remove(entities.find(SavedFilterRecord.class, id.toString()));
    }
}
