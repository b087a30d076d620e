package org.relais.services;

import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.texts.LocalizedText;

/** The ways in which an operation on a delegated service can fail beyond {@link org.relais.errors.Errors}. */
public final class ServiceErrors {

    /** The same form is registered and was not returned; {@code registration} says as which. */
    public static final ErrorCode ALREADY_REGISTERED = code(
            "form-already-registered",
            ErrorCategory.REFUSED,
            "Formulaire déjà enregistré",
            "The form is registered already");

    /** A member cannot be supplied since it is not missing; {@code missing} lists those that are. */
    public static final ErrorCode NOT_MISSING =
            code("form-not-missing", ErrorCategory.CONFLICT, "Champ non manquant", "That member is not missing");

    /** A form cannot go on the slip; {@code state} says where it is. */
    public static final ErrorCode NOT_COMPLETE = code(
            "form-not-complete", ErrorCategory.CONFLICT, "Formulaire impossible à ajouter", "The form cannot be added");

    /** The form is not on this slip. */
    public static final ErrorCode NOT_ON_SLIP = code(
            "form-not-on-slip",
            ErrorCategory.CONFLICT,
            "Formulaire absent de ce bordereau",
            "The form is not on this slip");

    /** A slip without forms cannot be frozen. */
    public static final ErrorCode SLIP_EMPTY =
            code("slip-empty", ErrorCategory.CONFLICT, "Bordereau vide", "The slip is empty");

    /** The slip has as many forms as it may have. */
    public static final ErrorCode SLIP_FULL =
            code("slip-full", ErrorCategory.CONFLICT, "Bordereau complet", "The slip is full");

    /** Another slip of the destination is open. */
    public static final ErrorCode SLIP_ALREADY_OPEN = code(
            "slip-already-open",
            ErrorCategory.CONFLICT,
            "Un autre bordereau est ouvert",
            "Another slip of the destination is open");

    /** Forms are not accounted for; {@code difference} names them. */
    public static final ErrorCode DIFFERENCE = code(
            "slip-difference",
            ErrorCategory.CONFLICT,
            "Des formulaires ne sont pas pointés",
            "Some forms are not accounted for");

    private ServiceErrors() {}

    private static ErrorCode code(String value, ErrorCategory category, String fr, String en) {
        return new ErrorCode(value, category, new LocalizedText(fr, en));
    }
}
