package org.relais.channel.web.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;
import org.relais.texts.LocalizedText;

/** A filled form while it is read: answers the fields and collects everything that is wrong with them. Not thread-safe. */
final class WebForm {

    private final FormData form;
    private final List<FieldError> errors;

    WebForm(FormData form) {
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

    boolean has(String pointer) {
        return form.at(pointer).isPresent();
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
    String text(String pointer, Predicate<String> check, LocalizedText detail) {
        String text = text(pointer);
        if (text != null && !check.test(text)) {
            refuse(pointer, detail);
        }
        return text;
    }
}
