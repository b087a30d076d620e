package org.relais.soap.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.Parameters;
import org.relais.filters.SavedFilter.Sharing;
import org.relais.filters.SavedFilters.NewFilter;
import org.relais.soap.internal.contract.ChangeFilter;
import org.relais.soap.internal.contract.FilterParameter;
import org.relais.soap.internal.contract.SaveFilter;
import org.relais.soap.internal.contract.SavedFilter;
import org.relais.texts.LocalizedText;

/** Saved filters as the contract spells them. */
final class FilterXml {

    private FilterXml() {}

    static NewFilter read(SaveFilter request) {
        return read(request.getName(), request.getSharing(), request.getParameters());
    }

    static NewFilter read(ChangeFilter request) {
        return read(request.getName(), request.getSharing(), request.getParameters());
    }

    private static NewFilter read(@Nullable String name, @Nullable String sharing, List<FilterParameter> parameters) {
        Parameters given =
                new Elements().with("name", name).with("sharing", sharing).parameters();
        String kept = given.required("name");
        @Nullable Sharing shared = given.choice("sharing", Sharing.class);
        given.check();
        return new NewFilter(kept, shared == null ? Sharing.PRIVATE : shared, search(parameters));
    }

    private static Map<String, String> search(List<FilterParameter> parameters) {
        Map<String, String> search = new TreeMap<>();
        for (FilterParameter parameter : parameters) {
            if (search.put(parameter.getName(), parameter.getValue()) != null) {
                throw Errors.invalid(
                        FieldError.pointer("/parameters", parameter.getName()),
                        new LocalizedText("Donné plusieurs fois.", "Given more than once."));
            }
        }
        return search;
    }

    static SavedFilter of(org.relais.filters.SavedFilter filter) {
        SavedFilter element = new SavedFilter();
        element.setId(filter.id().toString());
        element.setName(filter.name());
        element.setOwner(filter.owner());
        element.setSharing(filter.sharing().name());
        new TreeMap<>(filter.parameters()).forEach((name, value) -> {
            FilterParameter parameter = new FilterParameter();
            parameter.setName(name);
            parameter.setValue(value);
            element.getParameters().add(parameter);
        });
        element.setRevision(filter.revision());
        return element;
    }
}
