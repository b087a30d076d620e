package org.relais.intake;

import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.texts.LocalizedText;

/** The ways in which work on an intake can fail beyond {@link org.relais.errors.Errors}. */
public final class IntakeErrors {

    /** It waits no longer: its channel, or somebody else, has settled it. */
    public static final ErrorCode INTAKE_SETTLED = new ErrorCode(
            "intake-settled",
            ErrorCategory.CONFLICT,
            new LocalizedText("Cette réception est déjà traitée", "This intake is settled already"));

    /** Its channel keeps a register of its own and cannot enter it now, so nobody registers it by hand; {@code detail} says what to do. */
    public static final ErrorCode CHANNEL_NEEDED = new ErrorCode(
            "channel-needed",
            ErrorCategory.CONFLICT,
            new LocalizedText("Le canal est nécessaire", "The channel is needed"));

    /** Its channel has not refused it, so there is no refusal to see to. */
    public static final ErrorCode INTAKE_NOT_REFUSED = new ErrorCode(
            "intake-not-refused",
            ErrorCategory.CONFLICT,
            new LocalizedText("Cette réception n'a pas été refusée", "This intake was not refused"));

    /** {@code If-Match} names an older revision; read the intake again. */
    public static final ErrorCode STALE_REVISION = new ErrorCode(
            "stale-revision",
            ErrorCategory.STALE,
            new LocalizedText("La réception a changé entre-temps", "The intake has changed meanwhile"));

    /** Forms of two services cannot be handed in together: nobody may know of both at once. */
    public static final ErrorCode SEVERAL_SERVICES = new ErrorCode(
            "several-services",
            ErrorCategory.REFUSED,
            new LocalizedText("Formulaires de plusieurs services", "Forms of several services"));

    private IntakeErrors() {}
}
