package org.relais.service.desk.internal.slips;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceId;
import org.relais.services.SlipState;

/**
 * A transmittal slip as it lies in the store.
 *
 * @param number given when it is frozen for the first time; it stays when the slip is opened again
 * @param made by whom and when
 * @param transmitted by whom and when; null until then
 * @param hash over the hashes of its lines; null until it is transmitted
 * @param revision counts the changes; 0 for one that is not stored yet
 */
public record StoredSlip(
        UUID id,
        ServiceId service,
        String destination,
        @Nullable RegistrationNumber number,
        SlipState state,
        Deed made,
        @Nullable Instant frozenAt,
        @Nullable Deed transmitted,
        @Nullable Instant closedAt,
        @Nullable String hash,
        long revision) {

    /** What somebody did at some time. */
    public record Deed(String by, Instant at) {}

    /** One slip of a destination is open at most. */
    public @Nullable String openKey() {
        return state == SlipState.OPEN ? openKey(service, destination) : null;
    }

    /** The key of the open slip of a destination. */
    public static String openKey(ServiceId service, String destination) {
        return service + "/" + destination;
    }

    /** The number that people use, or the id while there is none. */
    String name() {
        return number == null ? id.toString() : number.value();
    }

    StoredSlip frozen(RegistrationNumber given, Instant at) {
        return new StoredSlip(
                id, service, destination, given, SlipState.FROZEN, made, at, transmitted, closedAt, hash, revision);
    }

    StoredSlip reopened() {
        return new StoredSlip(
                id, service, destination, number, SlipState.OPEN, made, null, transmitted, closedAt, hash, revision);
    }

    StoredSlip transmitted(Deed by, String hashOfLines) {
        return new StoredSlip(
                id,
                service,
                destination,
                number,
                SlipState.TRANSMITTED,
                made,
                frozenAt,
                by,
                closedAt,
                hashOfLines,
                revision);
    }

    StoredSlip closed(Instant at) {
        return new StoredSlip(
                id, service, destination, number, SlipState.CLOSED, made, frozenAt, transmitted, at, hash, revision);
    }
}
