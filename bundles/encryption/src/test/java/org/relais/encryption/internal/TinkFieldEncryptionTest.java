package org.relais.encryption.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.spi.encryption.FieldEncryption;
import org.relais.spi.encryption.UnreadableException;

class TinkFieldEncryptionTest {

    private static final String HERE = "services.form/1";

    private final KeysInHand keys = new KeysInHand();
    private final FieldEncryption encryption = new TinkFieldEncryption(keys);

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "Léa Kaloï 🐟", "sealed:already"})
    void whatIsSealedOpensInItsPlace(String text) {
        String sealed = encryption.seal(text, HERE);

        assertTrue(sealed.startsWith(FieldEncryption.PREFIX), sealed);
        assertTrue(sealed.chars().allMatch(c -> c > ' ' && c < 127), sealed);
        assertEquals(text, encryption.open(sealed, HERE));
    }

    @Test
    void equalTextsAreSealedDifferentlyAndAreAboutAThirdLonger() {
        String text = "é".repeat(1_500);

        assertNotEquals(encryption.seal(text, HERE), encryption.seal(text, HERE));
        assertTrue(encryption.seal(text, HERE).length() < 3_000 * 4 / 3 + 60);
    }

    @Test
    void whatWasMovedToAnotherPlaceDoesNotOpen() {
        String sealed = encryption.seal("secret", HERE);

        UnreadableException refused =
                assertThrows(UnreadableException.class, () -> encryption.open(sealed, "services.form/2"));

        assertFalse(refused.getMessage().contains("secret"));
        assertFalse(refused.getMessage().contains(sealed));
    }

    @Test
    void whateverCharacterIsAlteredItDoesNotOpen() {
        String sealed = encryption.seal("secret", HERE);

        IntStream.range(0, sealed.length()).forEach(at -> {
            char other = sealed.charAt(at) == 'A' ? 'B' : 'A';
            String altered = sealed.substring(0, at) + other + sealed.substring(at + 1);
            // the last character may hold bits that count for nothing
            if (at < sealed.length() - 1) {
                assertThrows(UnreadableException.class, () -> encryption.open(altered, HERE), () -> "at " + at);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sealed:", "sealed:AAAA", "sealed:not base 64 at all", "{\"plain\":1}"})
    void whatIsNoSealedTextIsRefusedAsSuch(String text) {
        assertThrows(UnreadableException.class, () -> encryption.open(text, HERE));
        assertFalse(encryption.isCurrent(text));
    }

    @Test
    void withTheKeysOfAnotherInstallationNothingOpens() {
        String sealed = new TinkFieldEncryption(new KeysInHand()).seal("secret", HERE);

        assertThrows(UnreadableException.class, () -> encryption.open(sealed, HERE));
        assertFalse(encryption.isCurrent(sealed));
    }

    @Test
    void afterAChangeOfKeysTheOldOpensAndTheNewIsCurrent() {
        String before = encryption.seal("secret", HERE);
        assertTrue(encryption.isCurrent(before));
        keys.change(Keys::rotated);
        String after = encryption.seal("secret", HERE);

        assertFalse(encryption.isCurrent(before));
        assertTrue(encryption.isCurrent(after));
        assertEquals("secret", encryption.open(before, HERE));
        keys.change(Keys::onlyCurrent);
        assertEquals("secret", encryption.open(after, HERE));
        assertThrows(UnreadableException.class, () -> encryption.open(before, HERE));
    }

    @Test
    void whatAnotherNodeHasSealedWithANewKeyOpensAtOnce() {
        Keys elsewhere = keys.changeElsewhere(Keys::rotated);
        String sealed = SealedText.seal(elsewhere, new byte[] {'x'}, HERE);

        assertFalse(keys.toOpen().has(SealedText.key(sealed).orElseThrow()));
        assertEquals("x", encryption.open(sealed, HERE));
    }

    @Test
    void aFingerprintFindsTheSameValueInTheSameFieldAlone() {
        List<String> prints = encryption.fingerprints("123456", "claim-forms/cafatNumber");

        assertEquals(1, prints.size());
        assertTrue(prints.get(0).matches("[0-9a-f]{64}"), prints.get(0));
        assertEquals(prints, encryption.fingerprints("123456", "claim-forms/cafatNumber"));
        assertNotEquals(prints, encryption.fingerprints("123457", "claim-forms/cafatNumber"));
        assertNotEquals(prints, encryption.fingerprints("123456", "claim-forms/memberNumber"));
        assertNotEquals(encryption.fingerprints("bc", "a"), encryption.fingerprints("c", "ab"));
        assertNotEquals(
                prints, new TinkFieldEncryption(new KeysInHand()).fingerprints("123456", "claim-forms/cafatNumber"));
    }

    @Test
    void fingerprintsAreSearchedWithAllKeysTheCurrentOneFirst() {
        String first = encryption.fingerprints("1", HERE).get(0);
        keys.change(Keys::rotated);
        String second = encryption.fingerprints("1", HERE).get(0);
        keys.change(Keys::rotated);
        List<String> all = encryption.fingerprints("1", HERE);

        assertEquals(3, all.size());
        assertEquals(List.of(second, first), all.subList(1, 3));
        keys.change(Keys::onlyCurrent);
        assertEquals(all.subList(0, 1), encryption.fingerprints("1", HERE));
    }
}
