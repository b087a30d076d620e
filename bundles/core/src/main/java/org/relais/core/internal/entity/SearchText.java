package org.relais.core.internal.entity;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Text made comparable: lower case, without accents, words only. The same for what is stored and for what is searched. */
final class SearchText {

    /** Width of the column. */
    private static final int MAX_LENGTH = 2000;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}-]+");

    private SearchText() {}

    static String of(@Nullable String... parts) {
        String text =
                Stream.of(parts).filter(Objects::nonNull).map(SearchText::plain).collect(Collectors.joining(" "));
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }

    /** The words of a search, each to be found somewhere. */
    static List<String> words(String search) {
        return Arrays.stream(plain(search).split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String plain(String text) {
        String decomposed =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return NOT_A_WORD
                .matcher(decomposed.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }
}
