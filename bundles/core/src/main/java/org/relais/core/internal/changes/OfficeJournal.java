package org.relais.core.internal.changes;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.changes.OfficeArea;
import org.relais.changes.OfficeChange;
import org.relais.core.internal.changes.OfficeJournalStore.Head;
import org.relais.identity.Caller;
import org.relais.spi.journal.ChainHash;
import org.relais.spi.persistence.UnitOfWork;

/** Records what is changed about the office, in the transaction that changes it, and raises the version of the area. Thread-safe. */
@Component(service = OfficeJournal.class)
public final class OfficeJournal {

    /** So many versions begin with the same millisecond. */
    private static final int VERSIONS_PER_MILLISECOND = 1 << 20;

    private final UnitOfWork unitOfWork;
    private final OfficeJournalStore store;
    private final OfficeVersions versions;
    private final Clock clock;

    @Activate
    public OfficeJournal(
            @Reference UnitOfWork unitOfWork,
            @Reference OfficeJournalStore store,
            @Reference OfficeVersions versions,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.versions = versions;
        this.clock = clock;
    }

    /** From here to the end of the running unit of work nobody else changes the area: what is read now stays as it is. */
    public void hold(OfficeArea area) {
        requireUnitOfWork();
        store.lockHead(area);
    }

    /**
     * Records one change within the running unit of work; until that ends, others who change the same area wait.
     *
     * @param subject what is changed, at most 200 characters, for example {@code closure 2021-05-14}
     * @param action what is done to it, at most 50 characters, for example {@code put}
     * @param changes field to its old and new value; an absent value is the empty string
     * @param reason at most 4000 characters
     * @throws IllegalStateException outside a transaction
     */
    public void record(
            Caller caller,
            OfficeArea area,
            String subject,
            String action,
            Map<String, List<String>> changes,
            @Nullable String reason) {
        requireUnitOfWork();
        Optional<Head> head = store.lockHead(area);
        OfficeChange unsigned = new OfficeChange(
                area,
                head.map(Head::entries).orElse(0) + 1,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                caller.account(),
                subject,
                action,
                changes,
                reason,
                "");
        OfficeChange entry = signed(head.map(Head::lastHash).orElse(""), unsigned);
        long version = following(head.map(Head::version).orElse(0L), entry.at());
        versions.expect(area, version);
        store.append(entry, new Head(version, entry.sequence(), entry.hash()));
    }

    private void requireUnitOfWork() {
        if (!unitOfWork.isRunning()) {
            throw new IllegalStateException("the office is changed within a unit of work only");
        }
    }

    /**
     * A greater version, and one that does not come again when the transaction fails: a cache that saw what was never stored would
     * otherwise take it for current.
     */
    private static long following(long version, Instant now) {
        int random = ThreadLocalRandom.current().nextInt(VERSIONS_PER_MILLISECOND);
        long fresh = now.toEpochMilli() * VERSIONS_PER_MILLISECOND + random;
        return fresh > version ? fresh : version + 1 + random;
    }

    /** True when the entries follow each other from the hash {@code previous} on. */
    static boolean follows(String previous, int sequence, OfficeChange entry) {
        return entry.sequence() == sequence && hash(previous, entry).equals(entry.hash());
    }

    private static OfficeChange signed(String previous, OfficeChange entry) {
        return new OfficeChange(
                entry.area(),
                entry.sequence(),
                entry.at(),
                entry.actor(),
                entry.subject(),
                entry.action(),
                entry.changes(),
                entry.reason(),
                hash(previous, entry));
    }

    private static String hash(String previous, OfficeChange entry) {
        return new ChainHash()
                .field(previous)
                .field(entry.area().name())
                .field(entry.sequence())
                .field(entry.at())
                .field(entry.actor())
                .field(entry.subject())
                .field(entry.action())
                .changes(entry.changes())
                .field(entry.reason())
                .hash();
    }
}
