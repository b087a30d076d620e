package org.relais.core.internal.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.changes.OfficeJournalStore.Head;
import org.relais.spi.persistence.UnitOfWork;

/**
 * Tells whether a cache of a part of the office is current. Another node's change is seen within a second, one of this node at once.
 * Thread-safe.
 *
 * <pre>{@code
 * long version = versions.version(OfficeArea.CALENDAR);
 * Cached current = cached;
 * if (current == null || current.version() != version) {
 *     current = unitOfWork.read(() -> load(version));
 *     cached = current;
 * }
 * }</pre>
 */
@Component(service = OfficeVersions.class)
public final class OfficeVersions {

    /** How long the change of another node may go unseen. */
    private static final Duration LIFE = Duration.ofSeconds(1);

    /** After which a change of this node that is still not to be seen must have failed. */
    private static final Duration LONGEST_CHANGE = Duration.ofMinutes(1);

    private final UnitOfWork unitOfWork;
    private final OfficeJournalStore store;
    private final Clock clock;
    private final Map<OfficeArea, Seen> seen = new ConcurrentHashMap<>();
    private final Map<OfficeArea, Seen> expected = new ConcurrentHashMap<>();

    private record Seen(long version, Instant at) {

        boolean isYoungerThan(Duration age, Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(age));
        }
    }

    @Activate
    public OfficeVersions(
            @Reference UnitOfWork unitOfWork, @Reference OfficeJournalStore store, @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.clock = clock;
    }

    /**
     * The version of an area: 0 while it was never changed, another number after each change. Within the unit of work that changes
     * it, already the new one.
     *
     * @throws org.relais.errors.RelaisException {@code unavailable} when the database has to be asked and cannot be reached
     */
    public long version(OfficeArea area) {
        Instant now = clock.instant();
        @Nullable Seen known = seen.get(area);
        @Nullable Seen coming = expected.get(area);
        if (coming == null && known != null && known.isYoungerThan(LIFE, now)) {
            return known.version();
        }
        long version = unitOfWork.read(() -> store.head(area).map(Head::version).orElse(0L));
        if (coming == null) {
            // not over what somebody saw meanwhile
            seen.compute(area, (any, current) -> current == known ? new Seen(version, now) : current);
        } else if (!unitOfWork.isRunning()
                && (version >= coming.version() || !coming.isYoungerThan(LONGEST_CHANGE, now))) {
            seen.put(area, new Seen(version, now));
            expected.remove(area, coming);
        }
        return version;
    }

    /** Has the database asked again: for whoever was told of a change and must not go on with what was before it. */
    public void forget(OfficeArea area) {
        seen.remove(area);
    }

    /** A change is on its way to the database: until it is there, the database is asked each time. */
    void expect(OfficeArea area, long version) {
        expected.put(area, new Seen(version, clock.instant()));
    }
}
