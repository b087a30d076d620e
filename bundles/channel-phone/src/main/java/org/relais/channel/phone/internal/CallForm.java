package org.relais.channel.phone.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

    /** A day, as in the form's schema. */
    private static final long MAX_SECONDS = 86_400;

    private final FormData form;
    private final List<FieldError> errors;

    CallForm(FormData form) {
        this.form = form;
        this.errors = new ArrayList<>(form.faults());
    }

    List<FieldError> errors() {
        return errors;
    }

    /** Records what is wrong with a field, unless something else is already. */
    void refuse(String pointer, LocalizedText detail) {
        if (errors.stream().noneMatch(error -> error.pointer().equals(pointer))) {
            errors.add(new FieldError(pointer, detail));
        }
    }

    /** A text without the white space around it, or null when there is nothing else. */
    @Nullable
    String text(String pointer) {
        return form.text(pointer)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    /** A text for what is kept, of a form that may not have passed its schema; null also for one that is too long. */
    @Nullable
    String text(String pointer, int longest) {
        String text = text(pointer);
        return text == null || text.length() > longest ? null : text;
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

    /** A number of seconds, at most a day; null when it is absent or refused. */
    @Nullable
    Duration seconds(String pointer) {
        Optional<Object> value = form.at(pointer);
        Optional<Duration> seconds = value.flatMap(CallForm::seconds);
        if (value.isPresent() && seconds.isEmpty()) {
            refuse(pointer, PhoneTexts.BAD_SECONDS);
        }
        return seconds.orElse(null);
    }

    private static Optional<Duration> seconds(Object value) {
        if (!(value instanceof Long) && !(value instanceof BigDecimal)) {
            return Optional.empty();
        }
        try {
            long seconds = new BigDecimal(value.toString()).longValueExact();
            return seconds < 0 || seconds > MAX_SECONDS ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
        } catch (ArithmeticException notWhole) {
            return Optional.empty();
        }
    }
}
