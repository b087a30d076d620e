package org.relais.service.desk.internal.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.identity.Caller;
import org.relais.service.desk.internal.catalogue.ServiceAccess;
import org.relais.service.desk.internal.catalogue.ServiceStore;
import org.relais.service.desk.internal.catalogue.ServiceStore.StoredDestination;
import org.relais.service.desk.internal.forms.FormAttempts;
import org.relais.services.ServiceDestinations;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;
import org.relais.spi.journal.PlugInJournal;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** Destinations as people edit them; every change stands in the journal of the office. Thread-safe. */
@Component
public final class JournaledDestinations implements ServiceDestinations {

    private static final Pattern ID = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,39}");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ADDRESS = 500;

    private final ServiceAccess access;
    private final UnitOfWork unitOfWork;
    private final ServiceStore store;
    private final PlugInJournal journal;

    @Activate
    public JournaledDestinations(
            @Reference ServiceAccess access,
            @Reference UnitOfWork unitOfWork,
            @Reference ServiceStore store,
            @Reference PlugInJournal journal) {
        this.access = access;
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.journal = journal;
    }

    /** Reference data: nothing about a person, so whoever configures the service sees them too. */
    @Override
    public List<DestinationView> list(Caller caller, ServiceId service) {
        if (access.rights(caller, service).isEmpty()) {
            throw ServiceAccess.unknown(service);
        }
        return unitOfWork.read(() -> store.destinations(service)).stream()
                .map(JournaledDestinations::view)
                .toList();
    }

    private static DestinationView view(StoredDestination destination) {
        return new DestinationView(
                destination.id(),
                destination.name(),
                destination.address(),
                destination.active(),
                destination.revision());
    }

    @Override
    public DestinationView put(
            Caller caller, ServiceId service, String id, NewDestination destination, OptionalLong expectedRevision) {
        access.requireApart(caller, service, ServiceRight.CONFIGURE);
        check(id, destination);
        return FormAttempts.repeat(
                expectedRevision,
                () -> unitOfWork.execute(() -> {
                    @Nullable
                    StoredDestination before = store.destination(service, id).orElse(null);
                    FormAttempts.check(expectedRevision, before == null ? 0 : before.revision());
                    StoredDestination after = new StoredDestination(
                            service,
                            id,
                            destination.name(),
                            destination.address(),
                            destination.active(),
                            before == null ? 0 : before.revision());
                    Map<String, List<String>> changes = changes(before, after);
                    if (changes.isEmpty()) {
                        return view(after);
                    }
                    store.put(after);
                    journal.record(caller, service + " destination " + id, "put", changes, null);
                    return view(store.destination(service, id).orElseThrow());
                }));
    }

    private static void check(String id, NewDestination destination) {
        List<FieldError> errors = new ArrayList<>();
        if (!ID.matcher(id).matches()) {
            errors.add(new FieldError(
                    "/id",
                    new LocalizedText(
                            "De 1 à 40 majuscules, chiffres et traits d'union, par exemple CAFAT.",
                            "1 to 40 capital letters, digits and hyphens, for example CAFAT.")));
        }
        length(errors, "/name/fr", destination.name().fr(), LONGEST_NAME);
        length(errors, "/name/en", destination.name().en(), LONGEST_NAME);
        if (destination.address() != null) {
            length(errors, "/address", destination.address(), LONGEST_ADDRESS);
        }
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
    }

    private static void length(List<FieldError> errors, String pointer, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            errors.add(new FieldError(
                    pointer, new LocalizedText("De 1 à %d caractères.", "1 to %d characters.").formatted(longest)));
        }
    }

    private static Map<String, List<String>> changes(@Nullable StoredDestination before, StoredDestination after) {
        Map<String, List<String>> changes = new TreeMap<>();
        put(
                changes,
                "nameFr",
                before == null ? "" : before.name().fr(),
                after.name().fr());
        put(
                changes,
                "nameEn",
                before == null ? "" : before.name().en(),
                after.name().en());
        put(changes, "address", before == null ? null : before.address(), after.address());
        put(
                changes,
                "active",
                before == null ? "" : Boolean.toString(before.active()),
                Boolean.toString(after.active()));
        return changes;
    }

    private static void put(
            Map<String, List<String>> changes, String name, @Nullable String before, @Nullable String after) {
        String old = before == null ? "" : before;
        String now = after == null ? "" : after;
        if (!old.equals(now)) {
            changes.put(name, List.of(old, now));
        }
    }
}
