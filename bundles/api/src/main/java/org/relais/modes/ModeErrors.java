package org.relais.modes;

import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.texts.LocalizedText;

/** The ways in which an operation can fail because of the mode of the office, beyond {@link org.relais.errors.Errors}. */
public final class ModeErrors {

    /** The mode in force forbids it; the member {@code alternatives} of the problem says what to do instead. */
    public static final ErrorCode FORBIDDEN_BY_MODE = new ErrorCode(
            "forbidden-by-mode",
            ErrorCategory.REFUSED,
            new LocalizedText("Pas possible dans le mode actuel", "Not possible in the present mode"));

    /** Somebody else has switched since the revision that the request names. */
    public static final ErrorCode STALE_MODE = new ErrorCode(
            "stale-mode",
            ErrorCategory.STALE,
            new LocalizedText("Le mode a changé entre-temps", "The mode has changed meanwhile"));

    private ModeErrors() {}
}
