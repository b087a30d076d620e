package org.relais.security.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordHashTest {

    /** Published test vectors of another implementation, jBCrypt; for ASCII, versions 2a and 2b are the same. */
    @ParameterizedTest
    @CsvSource({
        "a, $2b$10$k87L/MF28Q673VKh8/cPi.SUl7MU/rWuSiIDDFayrKk/1tBsSQu4u",
        "abc, $2b$10$WvvTPHKwdBJ3uk0Z37EMR.hLA2W6N9AEBhEgrAOljy2Ae5MtaSIUi"
    })
    void isBcryptAsOthersComputeIt(String password, String hash) {
        assertTrue(PasswordHash.isWellFormed(hash));
        assertTrue(PasswordHash.matches(password, hash));
        assertFalse(PasswordHash.matches(password + "b", hash));
    }

    @Test
    void theSamePasswordHasAnotherHashEachTime() {
        assertNotEquals(PasswordHash.of("secret"), PasswordHash.of("secret"));
    }
}
