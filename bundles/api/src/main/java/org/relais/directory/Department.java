package org.relais.directory;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.texts.LocalizedText;

/**
 * A part of the administration that resolves cases.
 *
 * @param id its present abbreviation
 * @param kind directorate, service or office
 * @param parent what it belongs to, or null at the top
 * @param aliases former abbreviations that still lead here, upper case
 */
public record Department(
        DepartmentId id,
        Kind kind,
        LocalizedText name,
        @Nullable DepartmentId parent,
        Set<String> aliases) {

    /** Levels of an administration, largest first. */
    public enum Kind {
        DIRECTORATE,
        SERVICE,
        OFFICE
    }

    public Department {
        aliases = Set.copyOf(aliases);
    }
}
