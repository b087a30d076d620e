package org.relais.soap.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Parameters;

/** Collects the elements of a request that are there, by name, as the texts that every adapter hands on. */
final class Elements {

    private final Map<String, String> present = new LinkedHashMap<>();

    /** Adds an element's value; null is an element that is absent. */
    Elements with(String name, @Nullable Object value) {
        if (value != null) {
            present.put(name, value.toString());
        }
        return this;
    }

    /** To be read strictly. */
    Parameters parameters() {
        return new Parameters(present);
    }

    Map<String, String> texts() {
        return present;
    }
}
