package org.relais.spi.service;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.relais.texts.LocalizedText;

/**
 * What a form may and must say.
 *
 * @param schema JSON Schema 2020-12 of a form, as JSON text
 * @param forbidden names of members that are neither asked for nor stored, wherever they stand, and why. A submission that carries one
 *     is refused by name before anything of it is stored, also while the plug-in is away
 * @param findBy names of members by whose exact value the forms of one person are found; they are kept as keyed hashes
 */
public record ServiceForm(String schema, Map<String, LocalizedText> forbidden, Set<String> findBy) {

    public ServiceForm {
        Objects.requireNonNull(schema, "schema");
        forbidden = Map.copyOf(forbidden);
        findBy = Set.copyOf(findBy);
    }
}
