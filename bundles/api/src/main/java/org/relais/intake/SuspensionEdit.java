package org.relais.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/**
 * Why a channel takes nothing, and what citizens can do instead.
 *
 * @param alternatives may be empty, at most {@value #MOST_ALTERNATIVES}
 * @param until when it ends by itself; null when a person ends it
 */
public record SuspensionEdit(
        LocalizedText reason,
        List<LocalizedText> alternatives,
        @Nullable Instant until) {

    /** More than this nobody reads. */
    public static final int MOST_ALTERNATIVES = 10;

    private static final int LONGEST_TEXT = 500;
    private static final String REASON = "/reason";
    private static final String ALTERNATIVES = "/alternatives";
    private static final LocalizedText TEXTS = new LocalizedText(
                    "Les textes {\"fr\", \"en\"} sont attendus, de 1 à %d caractères chacun.",
                    "The texts {\"fr\", \"en\"} are expected, each of 1 to %d characters.")
            .formatted(LONGEST_TEXT);
    private static final LocalizedText LIST = new LocalizedText(
                    "Une liste d'au plus %d textes {\"fr\", \"en\"} est attendue.",
                    "A list of at most %d texts {\"fr\", \"en\"} is expected.")
            .formatted(MOST_ALTERNATIVES);

    public SuspensionEdit {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * Reads {@code reason} ({@code fr} and {@code en}), {@code alternatives} (a list of such texts, which may be left out) and
     * {@code until}.
     *
     * @throws RelaisException {@code invalid-request} that names every fault
     */
    public static SuspensionEdit of(FormData form) {
        List<FieldError> errors = new ArrayList<>(form.faults());
        LocalizedText reason = texts(REASON, form.members().get("reason"), errors);
        List<LocalizedText> alternatives = alternatives(form.members().get("alternatives"), errors);
        Map<String, Object> others = new java.util.LinkedHashMap<>(form.members());
        others.keySet().removeAll(Set.of("reason", "alternatives"));
        Parameters given = new Parameters(others);
        @Nullable Instant until = given.instant("until");
        try {
            given.check();
        } catch (RelaisException refused) {
            errors.addAll(refused.errors());
        }
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
        return new SuspensionEdit(reason, alternatives, until);
    }

    private static List<LocalizedText> alternatives(@Nullable Object value, List<FieldError> errors) {
        List<LocalizedText> alternatives = new ArrayList<>();
        if (value == null) {
            return alternatives;
        }
        if (!(value instanceof List<?> items) || items.size() > MOST_ALTERNATIVES) {
            errors.add(new FieldError(ALTERNATIVES, LIST));
            return alternatives;
        }
        for (int i = 0; i < items.size(); i++) {
            alternatives.add(texts(ALTERNATIVES + "/" + i, items.get(i), errors));
        }
        return alternatives;
    }

    private static LocalizedText texts(String pointer, @Nullable Object value, List<FieldError> errors) {
        if (value instanceof Map<?, ?> texts
                && texts.keySet().equals(Set.of("fr", "en"))
                && texts.values().stream().allMatch(SuspensionEdit::isSentence)) {
            return new LocalizedText(((String) texts.get("fr")).strip(), ((String) texts.get("en")).strip());
        }
        errors.add(new FieldError(pointer, TEXTS));
        return new LocalizedText("", "");
    }

    private static boolean isSentence(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() && text.length() <= LONGEST_TEXT;
    }
}
