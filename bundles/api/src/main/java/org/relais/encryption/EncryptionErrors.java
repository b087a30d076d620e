package org.relais.encryption;

import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.texts.LocalizedText;

/** The ways in which a change of keys can fail, beyond {@link org.relais.errors.Errors}. */
public final class EncryptionErrors {

    /** Something is still sealed with an old key, or may be; the problem's members {@code left} and {@code absent} say whose it is. */
    public static final ErrorCode KEYS_IN_USE = new ErrorCode(
            "keys-in-use",
            ErrorCategory.CONFLICT,
            new LocalizedText("D'anciennes clés servent encore", "Old keys are still in use"));

    private EncryptionErrors() {}
}
