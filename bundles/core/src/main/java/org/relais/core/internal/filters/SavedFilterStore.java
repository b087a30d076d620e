package org.relais.core.internal.filters;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.filters.SavedFilter;

/** Where saved filters lie. Every method needs a running unit of work. */
public interface SavedFilterStore {

    /**
     * A filter and the department it is shared with.
     *
     * @param department that of the owner, whether or not the filter is shared with it
     */
    record StoredFilter(SavedFilter filter, @Nullable String department) {}

    /** Those of an account, of its department and of the whole office, by name. */
    List<StoredFilter> shownTo(String account, @Nullable String department);

    Optional<StoredFilter> find(UUID id);

    /** @throws org.relais.spi.persistence.ConstraintViolationException when the owner has one of this name */
    void add(StoredFilter filter);

    /** @throws org.relais.spi.persistence.ConstraintViolationException when the owner has another one of this name */
    StoredFilter change(StoredFilter filter);

    void delete(UUID id);
}
