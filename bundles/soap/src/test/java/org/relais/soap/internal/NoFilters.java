package org.relais.soap.internal;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.filters.SavedFilter;
import org.relais.filters.SavedFilters;
import org.relais.identity.Caller;
import org.relais.texts.LocalizedText;

/** Nobody has saved a filter. */
final class NoFilters implements SavedFilters {

    @Override
    public List<SavedFilter> list(Caller caller) {
        return List.of();
    }

    @Override
    public SavedFilter get(Caller caller, UUID id) {
        throw notFound();
    }

    @Override
    public SavedFilter save(Caller caller, NewFilter filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SavedFilter change(Caller caller, UUID id, NewFilter filter, OptionalLong expectedRevision) {
        throw notFound();
    }

    @Override
    public void delete(Caller caller, UUID id) {
        throw notFound();
    }

    @Override
    public Map<String, String> apply(Caller caller, Map<String, String> parameters) {
        if (parameters.containsKey(PARAMETER)) {
            throw notFound();
        }
        return parameters;
    }

    private static RelaisException notFound() {
        return RelaisException.of(Errors.NOT_FOUND, new LocalizedText("Pas de filtre", "No filter"));
    }
}
