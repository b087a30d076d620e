package org.relais.texts;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of a text as they are searched: without accents and case, each of letters, digits and hyphens. */
public final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}-]+");
    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");

    private Words() {}

    /** Every word once, in the order of the text; hyphens alone are no word. */
    public static List<String> of(String text) {
        String decomposed =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return Stream.of(NOT_A_WORD.split(decomposed.toLowerCase(Locale.ROOT)))
                .filter(word -> LETTER_OR_DIGIT.matcher(word).find())
                .distinct()
                .toList();
    }
}
