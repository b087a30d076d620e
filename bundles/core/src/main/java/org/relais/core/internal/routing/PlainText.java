package org.relais.core.internal.routing;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as it is compared: without accents, case and punctuation, words parted and surrounded by one space. */
final class PlainText {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private PlainText() {}

    static String of(String text) {
        String letters = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        String ligatures = letters.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae");
        return " " + BETWEEN_WORDS.matcher(ligatures).replaceAll(" ").strip() + " ";
    }
}
