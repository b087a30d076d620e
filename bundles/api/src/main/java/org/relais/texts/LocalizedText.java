package org.relais.texts;

import java.util.Locale;
import java.util.Objects;

/**
 * A text in French and in English.
 *
 * @param fr French, the language of the office and the fallback for every other language
 * @param en English
 */
public record LocalizedText(String fr, String en) {

    public LocalizedText {
        Objects.requireNonNull(fr, "fr");
        Objects.requireNonNull(en, "en");
    }

    /** Fills the same arguments into both languages, as {@link String#formatted} does. */
    public LocalizedText formatted(Object... arguments) {
        return new LocalizedText(fr.formatted(arguments), en.formatted(arguments));
    }

    /** The text for a reader: English for an English locale, French for any other. */
    public String in(Locale locale) {
        return "en".equals(locale.getLanguage()) ? en : fr;
    }
}
