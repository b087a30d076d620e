package org.relais.service.desk.internal.slips;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.relais.services.RegistrationNumber;

/**
 * What happened to slips, in the database. Every method is called inside a unit of work; events are written under the lock of their slip.
 * Thread-safe.
 */
public interface SlipEventStore {

    /** How far the events of a slip go. */
    StoredEvent.Chain chain(UUID slip);

    /** Adds it, and makes the chain of its slip longer by it. */
    void add(StoredEvent event);

    /** Takes over its note; nothing else of it ever changes. */
    void change(StoredEvent event);

    Optional<StoredEvent> find(UUID slip, int sequence);

    /** Oldest first. */
    List<StoredEvent> events(UUID slip);

    /** Those about a form, on whichever slip, oldest first. */
    List<StoredEvent> eventsAbout(RegistrationNumber form);

    /** Of a slip that is to be removed. */
    void remove(UUID slip);

    /**
     * Events with a note, in the order of their ids.
     *
     * @param id where the last page ended; empty for the first page
     */
    List<StoredEvent> sealedAfter(String id, int limit);
}
