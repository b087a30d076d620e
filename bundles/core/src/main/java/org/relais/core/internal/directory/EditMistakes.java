package org.relais.core.internal.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.texts.Characters;
import org.relais.texts.LocalizedText;

/** Everything that is wrong with one edit, by pointer. Not thread-safe. */
final class EditMistakes {

    /** Departments, as in the office pack. */
    static final Pattern CODE = Pattern.compile("(?=.{1,20}$)[A-Z0-9]+([-_][A-Z0-9]+)*");

    /** Sites and teams, as in the office pack. */
    static final Pattern ID = Pattern.compile("(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*");

    static final LocalizedText CODE_EXPECTED = new LocalizedText(
            "Majuscules, chiffres, traits d'union et soulignés attendus, 20 au plus, par exemple DPASS.",
            "Capital letters, digits, hyphens and underscores are expected, at most 20, for example DPASS.");

    static final LocalizedText ID_EXPECTED = new LocalizedText(
            "Minuscules, chiffres et traits d'union attendus, 40 au plus, par exemple night-desk.",
            "Lower-case letters, digits and hyphens are expected, at most 40, for example night-desk.");

    static final int LONGEST_NAME = 200;
    static final int LONGEST_REASON = 4000;

    private final List<FieldError> errors = new ArrayList<>();

    void refuse(String pointer, LocalizedText detail) {
        errors.add(new FieldError(pointer, detail));
    }

    void id(String id, Pattern form, LocalizedText expected) {
        if (!form.matcher(id).matches()) {
            refuse("/id", expected);
        }
    }

    void name(LocalizedText name) {
        text("/name/fr", name.fr(), LONGEST_NAME);
        text("/name/en", name.en(), LONGEST_NAME);
    }

    void reason(@Nullable String reason) {
        if (reason != null) {
            text("/reason", reason, LONGEST_REASON);
        }
    }

    /** A text that says something and fits. */
    void text(String pointer, String text, int longest) {
        if (text.isBlank()) {
            refuse(pointer, new LocalizedText("Ne peut pas être vide.", "Cannot be blank."));
        } else if (text.length() > longest) {
            refuse(pointer, new LocalizedText("%d caractères au plus.", "At most %d characters.").formatted(longest));
        }
        Characters.fault(text).ifPresent(fault -> refuse(pointer, fault));
    }

    void atMost(String pointer, List<?> given, int most) {
        if (given.size() > most) {
            refuse(pointer, new LocalizedText("%d au plus.", "At most %d.").formatted(most));
        }
    }

    /** The department that any of its names leads to; null when it is none, which is refused. */
    @Nullable
    DepartmentId department(String pointer, String given, Office office) {
        Optional<Department> department = office.department(given);
        if (department.isEmpty()) {
            unknown(
                    pointer,
                    given,
                    office.departments().stream()
                            .map(known -> known.id().value())
                            .toList());
        }
        return department.map(Department::id).orElse(null);
    }

    void unknown(String pointer, String given, List<String> known) {
        String list = String.join(", ", known.stream().sorted().toList());
        refuse(
                pointer,
                new LocalizedText(
                                "« %s » est inconnu ; valeurs possibles : %s.", "'%s' is unknown; possible values: %s.")
                        .formatted(given, list));
    }

    /** @throws org.relais.errors.RelaisException {@code invalid-request} that names all of them */
    void check() {
        if (errors.size() == 1) {
            throw Errors.invalid(errors.get(0).pointer(), errors.get(0).detail());
        }
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
    }
}
