package org.relais.administration;

import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.texts.LocalizedText;

/** The ways in which an edit of the directory can fail beyond {@link org.relais.errors.Errors}. */
public final class DirectoryErrors {

    /** {@code If-Match} names an older revision; read the entry again. */
    public static final ErrorCode STALE_ENTRY = new ErrorCode(
            "stale-entry",
            ErrorCategory.STALE,
            new LocalizedText("La fiche a changé entre-temps", "The entry has changed meanwhile"));

    /** The successor may not know of one of the cases; {@code cases} lists those that the caller may know of. */
    public static final ErrorCode HAND_OVER_REFUSED = new ErrorCode(
            "hand-over-refused",
            ErrorCategory.CONFLICT,
            new LocalizedText("Reprise impossible", "The cases cannot be handed over"));

    /** Something still depends on what was to be closed. */
    public static final ErrorCode STILL_IN_USE =
            new ErrorCode("still-in-use", ErrorCategory.CONFLICT, new LocalizedText("Encore utilisé", "Still in use"));

    /** The person works here no longer; let them come back first. */
    public static final ErrorCode HAS_LEFT = new ErrorCode(
            "has-left", ErrorCategory.CONFLICT, new LocalizedText("Personne partie", "The person has left"));

    private DirectoryErrors() {}
}
