package org.relais.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.texts.Characters;
import org.relais.texts.LocalizedText;

/**
 * The body of an edit: besides named texts, which {@link Parameters} read, lists of texts, texts in both languages and flags. Read
 * those first, then the {@link #texts}, then {@link #check}. Not thread-safe.
 */
final class EditForm {

    private static final LocalizedText TEXT = new LocalizedText("Un texte est attendu.", "A text is expected.");
    private static final Set<String> LANGUAGES = Set.of("fr", "en");

    private final Map<String, Object> members;
    private final List<FieldError> errors = new ArrayList<>();
    private @Nullable Parameters texts;

    private EditForm(Map<String, Object> members) {
        this.members = new LinkedHashMap<>(members);
    }

    /**
     * Reads a body; nothing at all stands for an object without members.
     *
     * @throws RelaisException {@code malformed-json}; {@code invalid-request} that names what is wrong
     * @throws IOException when the body does not arrive, or not as it should
     */
    static EditForm read(InputStream body) throws IOException {
        return new EditForm(JsonForm.readMembers(body));
    }

    /** A list of texts; empty when it is absent or refused. */
    List<String> list(String name) {
        @Nullable Object value = members.remove(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> items)) {
            refuse(name, new LocalizedText("Une liste de textes est attendue.", "A list of texts is expected."));
            return List.of();
        }
        List<String> read = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            @Nullable String text = text(FieldError.pointer("", name) + "/" + i, items.get(i));
            if (text != null) {
                read.add(text);
            }
        }
        return read;
    }

    /** A text in French and English, which has to be there. */
    LocalizedText localized(String name) {
        @Nullable Object value = members.remove(name);
        if (!(value instanceof Map<?, ?> languages) || !languages.keySet().equals(LANGUAGES)) {
            refuse(
                    name,
                    new LocalizedText(
                            "Les textes {\"fr\", \"en\"} sont attendus.", "The texts {\"fr\", \"en\"} are expected."));
            return new LocalizedText("", "");
        }
        @Nullable String fr = text(FieldError.pointer("", name) + "/fr", languages.get("fr"));
        @Nullable String en = text(FieldError.pointer("", name) + "/en", languages.get("en"));
        return new LocalizedText(fr == null ? "" : fr, en == null ? "" : en);
    }

    /** True or false; false when it is absent or refused. */
    boolean flag(String name) {
        return flag(name, false);
    }

    /** True or false, and {@code otherwise} when it is absent or refused. */
    boolean flag(String name, boolean otherwise) {
        @Nullable Object value = members.remove(name);
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value != null) {
            refuse(name, new LocalizedText("true ou false est attendu.", "true or false is expected."));
        }
        return otherwise;
    }

    private @Nullable String text(String pointer, @Nullable Object value) {
        if (!(value instanceof String text)) {
            errors.add(new FieldError(pointer, TEXT));
            return null;
        }
        Characters.fault(text).ifPresent(fault -> errors.add(new FieldError(pointer, fault)));
        return text;
    }

    private void refuse(String name, LocalizedText detail) {
        errors.add(new FieldError(FieldError.pointer("", name), detail));
    }

    /** The named texts: every member that was not read otherwise. */
    Parameters texts() {
        if (texts == null) {
            texts = new Parameters(members);
        }
        return texts;
    }

    /** @throws RelaisException {@code invalid-request} that names what is wrong, the same for an unknown member */
    void check() {
        try {
            texts().check();
        } catch (RelaisException wrong) {
            errors.addAll(wrong.errors());
        }
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
    }
}
