package org.relais.cases;

import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.texts.LocalizedText;

/** The ways in which an operation on a case can fail beyond {@link org.relais.errors.Errors}. */
public final class CaseErrors {

    /** The case is in a status in which the action makes no sense; {@code allowedActions} lists those that do. */
    public static final ErrorCode ACTION_NOT_ALLOWED = new ErrorCode(
            "action-not-allowed",
            ErrorCategory.CONFLICT,
            new LocalizedText("Action impossible dans cet état", "Action not allowed now"));

    /** {@code If-Match} names an older revision; read the case again. */
    public static final ErrorCode STALE_REVISION = new ErrorCode(
            "stale-revision",
            ErrorCategory.STALE,
            new LocalizedText("Le dossier a changé entre-temps", "The case has changed meanwhile"));

    /** Two commands met on the same case without {@code If-Match}; the same command may be sent again. */
    public static final ErrorCode CONCURRENT_CHANGE = new ErrorCode(
            "concurrent-change",
            ErrorCategory.CONFLICT,
            new LocalizedText("Modification simultanée du dossier", "The case is being changed by somebody else"));

    private CaseErrors() {}
}
