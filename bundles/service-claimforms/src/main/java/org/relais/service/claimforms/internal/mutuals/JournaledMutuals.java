package org.relais.service.claimforms.internal.mutuals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.Permissions;
import org.relais.service.claimforms.internal.description.ClaimForms;
import org.relais.services.ServiceDestinations;
import org.relais.services.ServiceDestinations.DestinationView;
import org.relais.services.ServiceRight;
import org.relais.spi.journal.PlugInJournal;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** The mutuals as people read and edit them; every change stands in the journal of the office. Thread-safe. */
@Component(service = JournaledMutuals.class)
public final class JournaledMutuals {

    private final UnitOfWork unitOfWork;
    private final MutualStore store;
    private final ServiceDestinations destinations;
    private final Permissions permissions;
    private final PlugInJournal journal;

    @Activate
    public JournaledMutuals(
            @Reference UnitOfWork unitOfWork,
            @Reference MutualStore store,
            @Reference ServiceDestinations destinations,
            @Reference Permissions permissions,
            @Reference PlugInJournal journal) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.destinations = destinations;
        this.permissions = permissions;
        this.journal = journal;
    }

    /**
     * All mutuals, by code.
     *
     * @throws RelaisException {@code not-found} for whoever may neither read nor configure the service
     */
    public List<Mutual> list(Caller caller) {
        requireReading(caller);
        return unitOfWork.read(store::list);
    }

    /** @throws RelaisException {@code not-found} for an unknown code, and for whoever may neither read nor configure the service */
    public Mutual get(Caller caller, String code) {
        requireReading(caller);
        return unitOfWork
                .read(() -> store.find(code))
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Il n'y a pas de mutuelle « %s ».", "There is no mutual '%s'.")
                                .formatted(code)));
    }

    /**
     * Adds a mutual or changes it. Registered forms stay with their destination until they are assessed again.
     *
     * @param expectedRevision when present and no longer current, nothing happens; 0 for a mutual that is new
     * @throws RelaisException {@code invalid-request} that names what is wrong; {@code stale-revision}; {@code forbidden} without the
     *     right to configure the service; {@code not-found} for whoever may not read it either
     */
    public Mutual put(Caller caller, String code, MutualEdit edit, OptionalLong expectedRevision) {
        requireReading(caller);
        permissions.require(caller, ServiceRight.CONFIGURE.of(ClaimForms.ID));
        Mutual wanted = MutualChecks.checked(code, edit, activeDestinations(caller));
        return Attempts.repeat(
                expectedRevision, () -> unitOfWork.execute(() -> store(caller, wanted, expectedRevision)));
    }

    /** @throws RelaisException {@code not-found} for whoever may neither read nor configure the service */
    public void requireReading(Caller caller) {
        if (!permissions.holds(caller, ServiceRight.READ.of(ClaimForms.ID))
                && !permissions.holds(caller, ServiceRight.CONFIGURE.of(ClaimForms.ID))) {
            throw RelaisException.of(
                    Errors.NOT_FOUND,
                    new LocalizedText("Il n'y a pas de service « %s ».", "There is no service '%s'.")
                            .formatted(ClaimForms.ID));
        }
    }

    private List<String> activeDestinations(Caller caller) {
        return destinations.list(caller, ClaimForms.ID).stream()
                .filter(DestinationView::active)
                .map(DestinationView::id)
                .toList();
    }

    private Mutual store(Caller caller, Mutual given, OptionalLong expectedRevision) {
        Optional<Mutual> before = store.find(given.code());
        Attempts.check(expectedRevision, before.map(Mutual::revision).orElse(0L));
        MutualChecks.requireFree(given, store);
        Mutual wanted = given.withoutRepetitions();
        if (before.filter(wanted::saysTheSameAs).isPresent()) {
            return before.get();
        }
        Map<String, String> old = before.map(JournaledMutuals::fields).orElse(Map.of());
        Mutual after = store.put(wanted);
        Map<String, List<String>> changes = changes(old, fields(after));
        journal.record(caller, ClaimForms.ID + " mutual " + wanted.code(), "put", changes, null);
        return after;
    }

    private static Map<String, String> fields(Mutual mutual) {
        return Map.of(
                "nameFr", mutual.name().fr(),
                "nameEn", mutual.name().en(),
                "aliases", String.join(", ", mutual.aliases()),
                "destination", mutual.destination(),
                "active", Boolean.toString(mutual.active()));
    }

    private static Map<String, List<String>> changes(Map<String, String> before, Map<String, String> after) {
        Map<String, List<String>> changes = new TreeMap<>();
        after.forEach((field, now) -> {
            String old = before.getOrDefault(field, "");
            if (!old.equals(now)) {
                changes.put(field, List.of(old, now));
            }
        });
        return changes;
    }
}
