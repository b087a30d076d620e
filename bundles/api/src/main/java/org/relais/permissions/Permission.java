package org.relais.permissions;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A fine right, named by what it concerns and what it allows.
 *
 * @param id for example {@code case:read}; those of a plug-in begin with the id of the plug-in
 */
public record Permission(String id) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*:[a-z][a-z0-9-]*");

    public Permission {
        Objects.requireNonNull(id, "id");
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("'" + id + "' is no permission, which is written like case:read");
        }
    }

    /** What it concerns: the part before the colon. */
    public String area() {
        return id.substring(0, id.indexOf(':'));
    }

    @Override
    public String toString() {
        return id;
    }
}
