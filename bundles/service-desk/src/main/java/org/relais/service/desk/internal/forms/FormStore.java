package org.relais.service.desk.internal.forms;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.intake.IntakeId;
import org.relais.services.FormEvent;
import org.relais.services.FormQuery;
import org.relais.services.FormState;
import org.relais.services.FormView;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceId;

/** Registered forms in the database. Every method is called inside a unit of work. Thread-safe. */
public interface FormStore {

    /** @param fingerprints field to the keyed hash of its value */
    void add(StoredForm form, Map<String, String> fingerprints);

    /** Takes over what changes in the life of a form; fails when somebody else has changed it since it was read. */
    void change(StoredForm form);

    /** Puts the fingerprints of a form in the place of those that it had; none takes them away. */
    void fingerprints(RegistrationNumber form, Map<String, String> fingerprints);

    Optional<StoredForm> find(ServiceId service, RegistrationNumber number);

    /** The form that is registered under the partner's number and was not returned. */
    Optional<StoredForm> active(ServiceId service, String formNumber);

    /** The forms that came with an intake, by number. */
    List<StoredForm> of(IntakeId intake);

    /** Newest number first, one more than the query's limit. */
    List<StoredForm> list(ServiceId service, FormQuery query);

    /** Those that have one of these fingerprints, newest number first. */
    List<StoredForm> withFingerprint(ServiceId service, String field, Collection<String> fingerprints, int limit);

    /** Those in a state and for a destination, oldest number first. */
    List<StoredForm> waiting(ServiceId service, String destination, FormState state, int limit);

    /** Those of a slip, oldest number first. */
    List<StoredForm> on(UUID slip);

    /** Those that have been in a state since before, the longest first. */
    List<StoredForm> since(ServiceId service, FormState state, Instant before, int limit);

    /** Those that are over since before, and still say something. */
    List<StoredForm> ended(ServiceId service, Instant before, int limit);

    /** Those that still say something, in the order of their numbers, of any service. */
    List<StoredForm> after(String number, int limit);

    /** The number of a slip, or its id while it has none. */
    Map<UUID, String> slipNames(Collection<UUID> slips);

    /** What the partner said, with the reason sealed. */
    Optional<FormView.Answer> answer(RegistrationNumber form);

    void add(RegistrationNumber form, FormEvent event);

    /** Oldest first. */
    List<FormEvent> events(RegistrationNumber form);

    /** For a null slip nothing. */
    default Optional<String> slipName(@Nullable UUID slip) {
        return slip == null
                ? Optional.empty()
                : Optional.ofNullable(slipNames(List.of(slip)).get(slip));
    }
}
