package org.relais.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.regex.Pattern;
import org.relais.texts.LocalizedText;

/** Texts for people are there in both languages, with nothing left to fill in. */
public final class Texts {

    private static final Pattern PLACEHOLDER = Pattern.compile("%(\\d+\\$)?[sd]");

    private Texts() {}

    /** Fails for a text that a reader of one of the languages would not get, or not get whole. */
    public static void assertComplete(String what, LocalizedText text) {
        for (String language : new String[] {text.fr(), text.en()}) {
            assertFalse(language.isBlank(), () -> what + " is missing in a language: " + text);
            assertFalse(PLACEHOLDER.matcher(language).find(), () -> what + " has a gap: " + text);
        }
    }
}
