package org.relais.core.internal.filters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseErrors;
import org.relais.cases.CaseQuery;
import org.relais.core.internal.filters.SavedFilterStore.StoredFilter;
import org.relais.core.internal.time.TimeOrderedIds;
import org.relais.directory.DepartmentId;
import org.relais.directory.OfficeDirectory;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.filters.SavedFilter;
import org.relais.filters.SavedFilter.Sharing;
import org.relais.filters.SavedFilters;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.ConstraintViolationException;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** Keeps a search only when it could be run as it stands. */
@Component
public final class ValidatedSavedFilters implements SavedFilters {

    private static final int MAX_NAME = 100;
    private static final int MAX_VALUE = 200;

    private final UnitOfWork unitOfWork;
    private final SavedFilterStore store;
    private final OfficeDirectory directory;
    private final Permissions permissions;

    @Activate
    public ValidatedSavedFilters(
            @Reference UnitOfWork unitOfWork,
            @Reference SavedFilterStore store,
            @Reference OfficeDirectory directory,
            @Reference Permissions permissions) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.directory = directory;
        this.permissions = permissions;
    }

    @Override
    public List<SavedFilter> list(Caller caller) {
        permissions.require(caller, CorePermissions.CASE_READ);
        return unitOfWork.read(() -> store.shownTo(caller.account(), department(caller)).stream()
                .map(StoredFilter::filter)
                .toList());
    }

    @Override
    public SavedFilter get(Caller caller, UUID id) {
        permissions.require(caller, CorePermissions.CASE_READ);
        return unitOfWork.read(() -> shown(caller, id).filter());
    }

    @Override
    public SavedFilter save(Caller caller, NewFilter filter) {
        permissions.require(caller, CorePermissions.CASE_READ);
        check(filter);
        SavedFilter saved = new SavedFilter(
                TimeOrderedIds.next(), caller.account(), filter.name(), filter.sharing(), filter.parameters(), 1);
        return named(
                filter,
                () -> unitOfWork.execute(() -> {
                    store.add(new StoredFilter(saved, department(caller)));
                    return saved;
                }));
    }

    @Override
    public SavedFilter change(Caller caller, UUID id, NewFilter filter, OptionalLong expectedRevision) {
        permissions.require(caller, CorePermissions.CASE_READ);
        check(filter);
        try {
            return named(
                    filter,
                    () -> unitOfWork.execute(() -> {
                        SavedFilter before = own(caller, id);
                        if (expectedRevision.isPresent() && expectedRevision.getAsLong() != before.revision()) {
                            throw stale();
                        }
                        SavedFilter after = new SavedFilter(
                                id,
                                before.owner(),
                                filter.name(),
                                filter.sharing(),
                                filter.parameters(),
                                before.revision());
                        return store.change(new StoredFilter(after, department(caller)))
                                .filter();
                    }));
        } catch (StaleEntityException changedMeanwhile) {
            throw stale();
        }
    }

    @Override
    public void delete(Caller caller, UUID id) {
        permissions.require(caller, CorePermissions.CASE_READ);
        unitOfWork.execute(() -> {
            store.delete(own(caller, id).id());
            return id;
        });
    }

    @Override
    public Map<String, String> apply(Caller caller, Map<String, String> parameters) {
        String named = parameters.get(PARAMETER);
        if (named == null) {
            return parameters;
        }
        Map<String, String> complete = new LinkedHashMap<>(
                parse(named).map(id -> get(caller, id).parameters()).orElseThrow(ValidatedSavedFilters::notFound));
        complete.putAll(parameters);
        complete.remove(PARAMETER);
        return complete;
    }

    private static Optional<UUID> parse(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException noIdentifier) {
            return Optional.empty();
        }
    }

    private StoredFilter shown(Caller caller, UUID id) {
        return store.find(id).filter(stored -> isShown(caller, stored)).orElseThrow(ValidatedSavedFilters::notFound);
    }

    private static boolean isShown(Caller caller, StoredFilter stored) {
        return stored.filter().owner().equals(caller.account())
                || stored.filter().sharing() == Sharing.OFFICE
                || stored.filter().sharing() == Sharing.DEPARTMENT
                        && stored.department() != null
                        && stored.department().equals(department(caller));
    }

    private SavedFilter own(Caller caller, UUID id) {
        SavedFilter filter = shown(caller, id).filter();
        if (!filter.owner().equals(caller.account())) {
            throw RelaisException.of(
                    Errors.FORBIDDEN,
                    new LocalizedText(
                                    "Ce filtre est celui de « %s » ; enregistrez-en un à vous.",
                                    "This filter belongs to '%s'; save one of your own.")
                            .formatted(filter.owner()));
        }
        return filter;
    }

    private static @Nullable String department(Caller caller) {
        return caller.department().map(DepartmentId::value).orElse(null);
    }

    /** A search is valid when the list would take it; a cursor leads into one list and is nothing to keep. */
    private void check(NewFilter filter) {
        List<FieldError> errors = new ArrayList<>();
        if (filter.name().isBlank() || filter.name().length() > MAX_NAME) {
            errors.add(new FieldError(
                    "/name",
                    new LocalizedText("De 1 à %d caractères sont attendus.", "From 1 to %d characters are expected.")
                            .formatted(MAX_NAME)));
        }
        for (String name : List.of("cursor", PARAMETER)) {
            if (filter.parameters().containsKey(name)) {
                errors.add(new FieldError("/parameters/" + name, new LocalizedText("Inconnu.", "Unknown.")));
            }
        }
        filter.parameters().forEach((name, value) -> {
            if (value.length() > MAX_VALUE) {
                errors.add(new FieldError(
                        FieldError.pointer("/parameters", name),
                        new LocalizedText("%d caractères au plus.", "At most %d characters.").formatted(MAX_VALUE)));
            }
        });
        if (errors.isEmpty()) {
            try {
                CaseQuery.of(filter.parameters(), directory.office());
            } catch (RelaisException refused) {
                refused.errors()
                        .forEach(error -> errors.add(new FieldError("/parameters" + error.pointer(), error.detail())));
            }
        }
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
    }

    private static SavedFilter named(NewFilter filter, Supplier<SavedFilter> work) {
        try {
            return work.get();
        } catch (ConstraintViolationException taken) {
            throw Errors.invalid(
                    "/name",
                    new LocalizedText("Vous avez déjà un filtre « %s ».", "You have a filter '%s' already.")
                            .formatted(filter.name()));
        }
    }

    private static RelaisException stale() {
        return RelaisException.of(
                CaseErrors.STALE_REVISION,
                new LocalizedText(
                        "Le filtre a changé entre-temps ; relisez-le.",
                        "The filter has changed meanwhile; read it again."));
    }

    private static RelaisException notFound() {
        return RelaisException.of(
                Errors.NOT_FOUND, new LocalizedText("Il n'y a pas de tel filtre.", "There is no such filter."));
    }
}
