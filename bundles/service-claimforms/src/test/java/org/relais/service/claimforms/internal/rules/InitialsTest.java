package org.relais.service.claimforms.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Léa, Martinez, L. M.",
                "Émilie, Ünal, É. Ü.",
                "Marie-Josèphe, O'Connor, M.-J. O'C.",
                "Marie-Josèphe, O’Connor, M.-J. O'C.",
                "Marie‑Josèphe, O'Connor, M.-J. O'C.",
                "Jean Yves, Le Goff, J. Y. L. G.",
                "Sœur-Anne, Tjibaou-Naquet, S.-A. T.-N.",
                "Œdipe, D'Argent, Œ. D'A.",
                "noël, d'argent, N. D'A.",
                "Tuilagi, Tu'iafitu, T. T.",
                "ʻAna, Fakaʻofo, A. F.",
                "Waïa, M'Bala, W. M'B.",
                "Jean, de la Tour d'Auvergne, J. D. L. T. D'A.",
                "' Ana - Maria ', (Kaloï), A. M. K.",
                "Ana -- , Siwa, A. S.",
                "Ștefan, Wadrobert, Ș. W.",
                "ﬁfi, ßen, F. SS."
            })
    void areTheBeginningsOfAllNames(String firstName, String lastName, String initials) {
        assertEquals(initials, Initials.of(firstName, lastName));
    }

    @Test
    void lettersThatAreWrittenInPartsAreWholeLetters() {
        assertEquals("É. Ü.", Initials.of("E\u0301milie", "U\u0308nal"));
    }

    @Test
    void aPersonOfManyNamesKeepsTheFirstInitialOfBoth() {
        assertEquals("J.-M. D. L. T. D'A.", Initials.of("Jean-Marie", "de la Tour d'Auvergne"));
        assertEquals("J. D.", Initials.of("Jean-Marie-Louis", "de la Tour d'Auvergne"));
        assertEquals("D'A. O'C.", Initials.of("D'Arc Jeanne Marie Louise", "O'Connor Le Goff"));
    }

    @Test
    void neverHaveMoreThanASlipHasRoomFor() {
        List<String> longest =
                List.of("ß'ß-ß'ß-ß'ß-ß'ß-ß'ß", "a b c d e f g h i j k l m n o p q r s t", "a-b-c-d-e-f-g-h-i-j-k");
        for (String first : longest) {
            for (String last : longest) {
                String initials = Initials.of(first, last);
                assertTrue(!initials.isBlank() && initials.length() <= 20, initials);
            }
        }
    }

    @Test
    void areEmptyForWhatHasNoLetter() {
        assertEquals("", Initials.of("12", "-'-"));
        assertEquals("K.", Initials.of("12", "Kaloï"));
    }
}
