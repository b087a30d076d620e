package org.relais.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;
import org.relais.texts.LocalizedText;

/** Reads what a person says about a day, strictly: every fault by its pointer, unknown members included. Not thread-safe. */
final class DayForm {

    private static final LocalizedText REQUIRED = new LocalizedText("Obligatoire.", "Required.");
    private static final LocalizedText UNKNOWN = new LocalizedText("Inconnu.", "Unknown.");
    private static final int LONGEST_LABEL = 200;

    private final FormData form;
    private final List<FieldError> errors = new ArrayList<>();

    DayForm(FormData form, String... known) {
        this.form = form;
        errors.addAll(form.faults());
        refuseUnknown("", form.members(), Set.of(known));
    }

    private void refuseUnknown(String pointer, Map<?, ?> members, Set<String> known) {
        members.keySet().stream()
                .map(Object::toString)
                .filter(name -> !known.contains(name))
                .forEach(name -> errors.add(new FieldError(FieldError.pointer(pointer, name), UNKNOWN)));
    }

    /** A text in both languages, required. */
    LocalizedText label() {
        @Nullable Object label = form.at("/label").orElse(null);
        if (label instanceof Map<?, ?> texts) {
            refuseUnknown("/label", texts, Set.of("fr", "en"));
            return new LocalizedText(sentence("/label/fr"), sentence("/label/en"));
        }
        errors.add(new FieldError(
                "/label",
                label == null
                        ? REQUIRED
                        : new LocalizedText("Un objet {fr, en} est attendu.", "An object {fr, en} is expected.")));
        return new LocalizedText("-", "-");
    }

    private String sentence(String pointer) {
        @Nullable String text = read(pointer, LONGEST_LABEL);
        if (text == null && form.at(pointer).isEmpty()) {
            errors.add(new FieldError(pointer, REQUIRED));
        }
        return text == null ? "-" : text;
    }

    @Nullable
    String text(String name, int longest) {
        return read("/" + name, longest);
    }

    private @Nullable String read(String pointer, int longest) {
        if (form.at(pointer).isEmpty()) {
            return null;
        }
        @Nullable String text = form.text(pointer).map(String::strip).orElse(null);
        if (text == null || text.isEmpty() || text.length() > longest) {
            errors.add(new FieldError(
                    pointer,
                    new LocalizedText(
                                    "Un texte de 1 à %d caractères est attendu.",
                                    "A text of 1 to %d characters is expected.")
                            .formatted(longest)));
            return null;
        }
        return text;
    }

    /** A list of texts that has to be there and may be empty. */
    List<String> texts(String name, int most) {
        @Nullable Object list = form.at("/" + name).orElse(null);
        if (list instanceof List<?> items
                && items.size() <= most
                && items.stream().allMatch(String.class::isInstance)) {
            return items.stream().map(String.class::cast).toList();
        }
        errors.add(new FieldError(
                "/" + name,
                new LocalizedText(
                                "Une liste d'au plus %d intervalles est attendue, par exemple [\"07:00-12:00\"] ; vide : fermé.",
                                "A list of at most %d intervals is expected, for example [\"07:00-12:00\"]; empty: closed.")
                        .formatted(most)));
        return List.of();
    }

    void check() {
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
    }
}
