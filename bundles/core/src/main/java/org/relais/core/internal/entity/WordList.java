package org.relais.core.internal.entity;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Words without spaces, kept in one column. */
final class WordList {

    private WordList() {}

    static String write(Collection<?> words) {
        return words.stream().map(Object::toString).sorted().collect(Collectors.joining(" "));
    }

    static Set<String> read(String column) {
        return column == null || column.isBlank() ? Set.of() : new TreeSet<>(List.of(column.split(" ")));
    }
}
