package org.relais.channel.phone.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;
import org.relais.texts.LocalizedText;

/**
 * A filled form while it is read: answers the fields and collects everything that is wrong with them, so that the agent sees all of
 * it at once. Not thread-safe.
 */
final class CallForm {

    private static final LocalizedText NOT_TEXT = new LocalizedText(
            "Contient un caractère de commande ou incomplet ; retapez le texte",
            "Contains a control character or half a character; type the text again");

    private final FormData form;
    private final List<FieldError> errors = new ArrayList<>();

    CallForm(FormData form) {
        this.form = form;
        refuseControls("", form.members());
    }

    List<FieldError> errors() {
        return errors;
    }

    void refuse(String pointer, LocalizedText detail) {
        errors.add(new FieldError(pointer, detail));
    }

    /** A text without the white space around it, or null when there is nothing else. */
    @Nullable
    String text(String pointer) {
        return form.text(pointer)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    /** A text that the check must accept. */
    @Nullable
    String text(String pointer, Function<String, Boolean> check, LocalizedText detail) {
        String text = text(pointer);
        if (text != null && !check.apply(text)) {
            refuse(pointer, detail);
        }
        return text;
    }

    /** What a text names, or null when it is absent or unknown; the latter is an error that lists the known names. */
    <T> @Nullable T named(
            String pointer, Function<String, Optional<T>> find, Collection<String> known, LocalizedText detail) {
        String name = text(pointer);
        if (name == null) {
            return null;
        }
        Optional<T> found = find.apply(name);
        if (found.isEmpty()) {
            refuse(pointer, detail.formatted(name, known.stream().collect(Collectors.joining(", "))));
        }
        return found.orElse(null);
    }

    /** A number of seconds; the schema has checked its range. */
    @Nullable
    Duration seconds(String pointer) {
        return form.at(pointer)
                .map(value -> value instanceof BigDecimal decimal ? decimal.longValue() : value)
                .filter(Long.class::isInstance)
                .map(value -> Duration.ofSeconds((Long) value))
                .orElse(null);
    }

    private void refuseControls(String pointer, @Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> refuseControls(pointer + "/" + name, member));
        } else if (value instanceof String text && text.codePoints().anyMatch(CallForm::isControl)) {
            refuse(pointer, NOT_TEXT);
        }
    }

    /** Characters that a database may refuse to store and no person types. */
    private static boolean isControl(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t'
                || Character.getType(character) == Character.SURROGATE;
    }
}
