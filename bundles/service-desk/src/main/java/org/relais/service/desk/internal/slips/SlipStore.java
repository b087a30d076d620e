package org.relais.service.desk.internal.slips;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceId;
import org.relais.services.SlipState;
import org.relais.services.SlipView.Sum;

/** Transmittal slips in the database. Every method is called inside a unit of work. Thread-safe. */
public interface SlipStore {

    void add(StoredSlip slip);

    /**
     * Keeps everybody else who changes the slip waiting until the unit of work ends; then what was read before is stale.
     *
     * @throws org.relais.spi.persistence.StaleEntityException when it was removed meanwhile
     */
    void lock(UUID slip);

    void change(StoredSlip slip);

    /** One with no forms, no lines and no events. */
    void remove(UUID slip);

    /** @param name the id or the number */
    Optional<StoredSlip> find(ServiceId service, String name);

    Optional<StoredSlip> open(ServiceId service, String destination);

    /** Those that are not closed first, then the newest. */
    List<StoredSlip> list(ServiceId service, Set<SlipState> states, int limit);

    /** Those that were transmitted before, are not closed, the longest first. */
    List<StoredSlip> transmittedBefore(ServiceId service, Instant before, int limit);

    void add(StoredLine line);

    void change(StoredLine line);

    void removeLines(UUID slip);

    /** In their order. */
    List<StoredLine> lines(UUID slip);

    /** The lines of a form, on whichever slip. */
    List<StoredLine> linesOf(RegistrationNumber form);

    /** Lines that are not accounted for, those of the slip that was transmitted first first. */
    List<UnsettledLine> unsettled(ServiceId service, int limit);

    /** How many lines of each slip say what; a slip without lines has no entry. */
    Map<UUID, Sum> sums(Collection<UUID> slips);

    /**
     * Lines with something sealed, in the order of their slips and places.
     *
     * @param id where the last page ended: slip, a slash, and the place with eight digits; empty for the first page
     */
    List<StoredLine> sealedAfter(String id, int limit);

    /** A line and the slip that it is on. */
    record UnsettledLine(StoredSlip slip, StoredLine line) {}
}
