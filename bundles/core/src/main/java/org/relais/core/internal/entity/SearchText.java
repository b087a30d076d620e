package org.relais.core.internal.entity;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.texts.Words;

/** What a case is found by: the words of its texts, as searches are made of them. */
final class SearchText {

    /** Width of the column. */
    private static final int MAX_LENGTH = 2000;

    private SearchText() {}

    static String of(@Nullable String... parts) {
        String text = String.join(
                " ", Words.of(Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" "))));
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }
}
