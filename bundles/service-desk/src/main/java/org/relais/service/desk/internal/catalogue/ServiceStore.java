package org.relais.service.desk.internal.catalogue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.services.ServiceId;
import org.relais.texts.LocalizedText;

/** Remembered services and their destinations in the database. Every method is called inside a unit of work. Thread-safe. */
public interface ServiceStore {

    List<KnownService> services();

    /** Adds a service, or takes over what it says now. */
    void remember(KnownService service);

    /** By id. */
    List<StoredDestination> destinations(ServiceId service);

    Optional<StoredDestination> destination(ServiceId service, String id);

    /** Adds a destination or changes it. */
    void put(StoredDestination destination);

    /**
     * A destination.
     *
     * @param revision 0 for one that is not stored yet
     */
    record StoredDestination(
            ServiceId service,
            String id,
            LocalizedText name,
            @Nullable String address,
            boolean active,
            long revision) {}
}
