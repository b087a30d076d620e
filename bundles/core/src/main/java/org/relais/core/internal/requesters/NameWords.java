package org.relais.core.internal.requesters;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.texts.Words;

/** The words of a name, without accents and case; those of a hyphenated name count each. */
final class NameWords {

    private NameWords() {}

    static List<String> of(@Nullable String... names) {
        String text = Stream.of(names).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return Words.of(text).stream()
                .flatMap(word -> Arrays.stream(word.split("-")))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** The same for every order of the names. */
    static String key(List<String> words) {
        return words.stream().sorted().collect(Collectors.joining(" "));
    }
}
