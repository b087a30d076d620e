package org.relais.core.internal.procedures;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.cases.Requester;
import org.relais.core.internal.cases.CaseFacts;
import org.relais.procedures.DocumentCommand;
import org.relais.texts.LocalizedText;

/** What a citizen is told about documents, in the citizen's language. Pure. */
final class LetterText {

    private static final LocalizedText MISSING = new LocalizedText(
            "Pour votre demande %s, il nous manque : %s. Merci de nous les faire parvenir.",
            "For your request %s we still need: %s. Please send them to us.");
    private static final LocalizedText UNUSABLE = new LocalizedText(
            "Pour votre demande %s, nous ne pouvons pas utiliser : %s (%s). Merci de nous les faire parvenir à nouveau.",
            "For your request %s we cannot use: %s (%s). Please send them to us again.");

    private LetterText() {}

    static String of(CaseFacts facts, List<LocalizedText> names, DocumentCommand command) {
        Locale language = language(facts.requester());
        String list = names.stream().map(name -> name.in(language)).collect(Collectors.joining(", "));
        if (command instanceof DocumentCommand.Refuse refuse) {
            return UNUSABLE.in(language).formatted(facts.reference(), list, refuse.reason());
        }
        @Nullable String own = command instanceof DocumentCommand.Request request ? request.text() : null;
        return own == null ? MISSING.in(language).formatted(facts.reference(), list) : own;
    }

    /** Why the case waits, for colleagues of either language. */
    static String reason(List<LocalizedText> names) {
        return "Pièces demandées / Documents asked for: "
                + names.stream().map(LocalizedText::fr).collect(Collectors.joining(", "));
    }

    private static Locale language(@Nullable Requester requester) {
        return requester == null || requester.language() == null
                ? Locale.FRENCH
                : Locale.forLanguageTag(requester.language());
    }
}
