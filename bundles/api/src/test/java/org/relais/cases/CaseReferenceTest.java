package org.relais.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CaseReferenceTest {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /** ISO/IEC 7064 MOD 37,36 worked by hand from the standard's definition for the string "A12425GABC1234002": check character M. */
    @Test
    void theCheckCharacterIsThatOfTheStandard() {
        assertEquals('M', CaseReference.checkCharacter("A12425GABC1234002"));
    }

    @Test
    void aReferenceIsReadBackAsPeopleTypeIt() {
        CaseReference reference = CaseReference.of(2021, 4517);
        assertTrue(reference.value().startsWith("2021-004517-"));
        assertEquals(
                reference,
                CaseReference.parse("  " + reference.value().toLowerCase() + " ")
                        .orElseThrow());
    }

    @Test
    void aNumberBeyondSixDigitsKeepsAllItsDigits() {
        CaseReference reference = CaseReference.of(2021, 1_234_567);
        assertEquals("2021-1234567", reference.value().substring(0, 12));
        assertTrue(CaseReference.parse(reference.value()).isPresent());
    }

    @Test
    void everyMisheardDigitIsCaught() {
        String good = CaseReference.of(2021, 4517).value();
        for (int position = 0; position < good.length() - 1; position++) {
            if (!Character.isDigit(good.charAt(position))) {
                continue;
            }
            for (char digit = '0'; digit <= '9'; digit++) {
                if (digit != good.charAt(position)) {
                    String misheard = good.substring(0, position) + digit + good.substring(position + 1);
                    assertFalse(CaseReference.parse(misheard).isPresent(), misheard);
                }
            }
        }
    }

    @Test
    void everyOtherCheckCharacterIsRefused() {
        String good = CaseReference.of(2021, 4517).value();
        char right = good.charAt(good.length() - 1);
        String stem = good.substring(0, good.length() - 1);
        ALPHABET.chars()
                .filter(character -> character != right)
                .forEach(character ->
                        assertThrows(IllegalArgumentException.class, () -> new CaseReference(stem + (char) character)));
    }

    @Test
    void swappedNeighboursAreCaught() {
        String good = CaseReference.of(2021, 4517).value();
        assertFalse(CaseReference.parse(good.replace("4517", "5417")).isPresent());
        assertFalse(CaseReference.parse(good.replace("4517", "4571")).isPresent());
    }

    @Test
    void aTextThatIsNeitherIdNorReferenceNamesNoCase() {
        assertTrue(CaseKey.parse("hello").isEmpty());
        assertTrue(CaseKey.parse("").isEmpty());
        assertTrue(CaseKey.parse("zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz").isEmpty());
    }
}
