package org.relais.intake;

import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.texts.LocalizedText;

/** The ways in which an intake can fail beyond {@link org.relais.errors.Errors}. */
public final class IntakeErrors {

    /** The key was used before with another form. */
    public static final ErrorCode IDEMPOTENCY_KEY_REUSED = new ErrorCode(
            "idempotency-key-reused",
            ErrorCategory.CONFLICT,
            new LocalizedText("Clé d'idempotence déjà utilisée", "Idempotency key already used"));

    /** A creating request came without its key. */
    public static final ErrorCode IDEMPOTENCY_KEY_REQUIRED = new ErrorCode(
            "idempotency-key-required",
            ErrorCategory.INVALID,
            new LocalizedText("Clé d'idempotence requise", "Idempotency key required"));

    private IntakeErrors() {}
}
