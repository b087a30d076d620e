package org.relais.services;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;
import org.relais.texts.LocalizedText;

/**
 * The partners to whom forms are handed. A service brings the first ones; from then on people edit them. Thread-safe. All methods throw
 * {@link org.relais.errors.RelaisException}: {@code not-found}, {@code forbidden}, {@code invalid-request}. Every change stands in the
 * journal of the office.
 */
@ProviderType
public interface ServiceDestinations {

    /** By id; also those to whom nothing is handed any more. */
    List<DestinationView> list(Caller caller, ServiceId service);

    /**
     * Adds a destination or changes it.
     *
     * @param expectedRevision when present and no longer current, nothing happens and {@code stale-revision} is thrown
     */
    DestinationView put(
            Caller caller, ServiceId service, String id, NewDestination destination, OptionalLong expectedRevision);

    /**
     * What is to be kept about a destination.
     *
     * @param address as it stands on slips; null for none
     * @param active false when nothing is handed to it any more; forms that are meant for it stay, with a warning, until they are assessed again
     */
    record NewDestination(LocalizedText name, @Nullable String address, boolean active) {}

    /** A destination. */
    record DestinationView(
            String id, LocalizedText name, @Nullable String address, boolean active, long revision) {}
}
