package org.relais.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Léa\tKaloï\r\n", "\uD83D\uDE00", "\uFFFD", "e\u0301", "\u200F"})
    void takesWhatPeopleWrite(String text) {
        assertEquals(Optional.empty(), Characters.fault(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000", "\u0008", "\u000B", "\u001F", "\u007F", "\u009F", "\uD83D", "\uDE00", "\uFFFE", "\uFFFF"
            })
    void refusesWhatNoTextCarries(String text) {
        assertTrue(Characters.fault("a" + text + "b").isPresent());
    }

    @Test
    void namesTheFirstCharacterAndItsPlaceAsPeopleCount() {
        assertEquals(
                new LocalizedText(
                        "Le caractère U+0001, en position 3, ne peut pas figurer dans un texte : supprimez-le.",
                        "The character U+0001, at position 3, cannot stand in a text: remove it."),
                Characters.fault("\uD83D\uDE00a\u0001\u0000").orElseThrow());
    }
}
