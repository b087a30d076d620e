package org.relais.service.claimforms.internal.mutuals;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.texts.Characters;
import org.relais.texts.LocalizedText;

/** What is expected of a mutual before it is stored. Not thread-safe. */
final class MutualChecks {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,39}");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ALIAS = 100;
    private static final int MOST_ALIASES = 50;

    /** Compatibility forms unfold into several letters; what the column holds. */
    private static final int LONGEST_SPELLING = 400;

    private static final LocalizedText BAD_CODE = new LocalizedText(
            "De 1 à 40 majuscules, chiffres et traits d'union, par exemple MDF.",
            "1 to 40 capital letters, digits and hyphens, for example MDF.");

    private static final LocalizedText TOO_MANY =
            new LocalizedText("%d alias au plus.", "At most %d aliases.").formatted(MOST_ALIASES);

    private static final LocalizedText NOT_A_NAME = new LocalizedText(
            "Un texte de 1 à %d caractères, avec une lettre ou un chiffre, est attendu.",
            "A text of 1 to %d characters with a letter or digit in it is expected.");

    private static final LocalizedText NO_DESTINATION = new LocalizedText(
            "Ce n'est pas un destinataire actif. Possibles : %s.", "This is no active destination. There are %s.");

    private static final LocalizedText TAKEN = new LocalizedText(
            "Désigne déjà la mutuelle %s ; retirez-le d'abord de celle-ci.",
            "Means the mutual %s already; take it away from that one first.");

    private final List<FieldError> errors = new ArrayList<>();

    /**
     * The mutual that is meant.
     *
     * @param destinations those to which forms can go
     * @throws org.relais.errors.RelaisException {@code invalid-request} that names all that is wrong
     */
    static Mutual checked(String code, MutualEdit edit, List<String> destinations) {
        MutualChecks checks = new MutualChecks();
        if (!CODE.matcher(code).matches()) {
            checks.refuse("/code", BAD_CODE);
        }
        LocalizedText name = new LocalizedText(
                checks.name("/name/fr", edit.nameFr(), LONGEST_NAME),
                checks.name("/name/en", edit.nameEn(), LONGEST_NAME));
        List<String> aliases = checks.aliases(edit.aliases());
        String destination = Objects.requireNonNullElse(edit.destination(), "");
        if (!destinations.contains(destination)) {
            checks.refuse("/destination", NO_DESTINATION.formatted(String.join(", ", destinations)));
        }
        checks.end();
        return new Mutual(code, name, aliases, destination, edit.active() == null || edit.active(), 0);
    }

    /** @throws org.relais.errors.RelaisException {@code invalid-request} that names each spelling that means another mutual */
    static void requireFree(Mutual mutual, MutualStore store) {
        MutualChecks checks = new MutualChecks();
        checks.free("/code", mutual.code(), mutual, store);
        checks.free("/name/fr", mutual.name().fr(), mutual, store);
        checks.free("/name/en", mutual.name().en(), mutual, store);
        for (int i = 0; i < mutual.aliases().size(); i++) {
            checks.free("/aliases/" + i, mutual.aliases().get(i), mutual, store);
        }
        checks.end();
    }

    private void free(String pointer, String written, Mutual mutual, MutualStore store) {
        store.written(written)
                .filter(other -> !other.code().equals(mutual.code()))
                .ifPresent(other -> refuse(pointer, TAKEN.formatted(other.code())));
    }

    private List<String> aliases(List<@Nullable String> given) {
        if (given.size() > MOST_ALIASES) {
            refuse("/aliases", TOO_MANY);
            return List.of();
        }
        List<String> aliases = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            aliases.add(name("/aliases/" + i, given.get(i), LONGEST_ALIAS));
        }
        return aliases;
    }

    private String name(String pointer, @Nullable String given, int longest) {
        String name = given == null ? "" : given.strip();
        String folded = Spelling.folded(name);
        Optional<LocalizedText> fault = Characters.fault(name);
        if (fault.isPresent()) {
            refuse(pointer, fault.get());
        } else if (name.length() > longest || folded.isEmpty() || folded.length() > LONGEST_SPELLING) {
            refuse(pointer, NOT_A_NAME.formatted(longest));
        }
        return name;
    }

    private void refuse(String pointer, LocalizedText detail) {
        errors.add(new FieldError(pointer, detail));
    }

    private void end() {
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
    }
}
