package org.relais.texts;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Which characters a text may hold: those that every store and every format of an answer can carry. Control characters other than
 * tab, line feed and carriage return, halves of a surrogate pair, U+FFFE and U+FFFF are none of them (XML 1.0, production 2).
 */
public final class Characters {

    private Characters() {}

    /** What is wrong with a text: its first character that cannot stand in one, and where it is; empty for a good text. */
    public static Optional<LocalizedText> fault(String text) {
        OptionalInt index = IntStream.iterate(0, i -> i < text.length(), i -> text.offsetByCodePoints(i, 1))
                .filter(i -> !isAllowed(text.codePointAt(i)))
                .findFirst();
        return index.isEmpty()
                ? Optional.empty()
                : Optional.of(new LocalizedText(
                                "Le caractère U+%04X, en position %d, ne peut pas figurer dans un texte : supprimez-le.",
                                "The character U+%04X, at position %d, cannot stand in a text: remove it.")
                        .formatted(text.codePointAt(index.getAsInt()), text.codePointCount(0, index.getAsInt()) + 1));
    }

    private static boolean isAllowed(int character) {
        return switch (character) {
            case '\t', '\n', '\r' -> true;
            case 0xFFFE, 0xFFFF -> false;
            default -> !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
        };
    }
}
