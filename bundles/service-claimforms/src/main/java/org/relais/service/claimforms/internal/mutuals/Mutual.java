package org.relais.service.claimforms.internal.mutuals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.relais.texts.LocalizedText;

/**
 * A mutual.
 *
 * @param code stays the same; 1 to 40 capital letters, digits and hyphens
 * @param aliases how else people write it on forms, in the order in which they were given
 * @param destination of the service, to which its forms go
 * @param active false when forms that name it go to CAFAT, as if it were unknown
 * @param revision 0 for one that is not stored yet
 */
public record Mutual(
        String code, LocalizedText name, List<String> aliases, String destination, boolean active, long revision) {

    public Mutual {
        aliases = List.copyOf(aliases);
    }

    /** Without the aliases that {@link Spelling} does not tell from the code, a name or an earlier alias. */
    Mutual withoutRepetitions() {
        Set<String> known =
                new HashSet<>(List.of(Spelling.folded(code), Spelling.folded(name.fr()), Spelling.folded(name.en())));
        List<String> telling = aliases.stream()
                .filter(alias -> known.add(Spelling.folded(alias)))
                .toList();
        return new Mutual(code, name, telling, destination, active, revision);
    }

    /** Says the same, in whichever revision. */
    boolean saysTheSameAs(Mutual other) {
        return new Mutual(code, name, aliases, destination, active, other.revision).equals(other);
    }
}
