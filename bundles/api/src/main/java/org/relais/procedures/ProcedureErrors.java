package org.relais.procedures;

import org.relais.errors.ErrorCategory;
import org.relais.errors.ErrorCode;
import org.relais.texts.LocalizedText;

/** The ways in which an operation on procedures can fail beyond {@link org.relais.errors.Errors}. */
public final class ProcedureErrors {

    /** The case cannot be resolved: {@code steps} and {@code documents} of the problem name what is open. */
    public static final ErrorCode OPEN_MANDATORY_STEPS = new ErrorCode(
            "open-mandatory-steps",
            ErrorCategory.CONFLICT,
            new LocalizedText("Des étapes obligatoires restent ouvertes", "Mandatory steps are still open"));

    /** The case cannot follow the template, or no longer. */
    public static final ErrorCode PROCEDURE_NOT_POSSIBLE = new ErrorCode(
            "procedure-not-possible",
            ErrorCategory.CONFLICT,
            new LocalizedText("Démarche impossible pour ce dossier", "Procedure not possible for this case"));

    /** The step is blocked, settled already, or held by steps after it. */
    public static final ErrorCode STEP_NOT_POSSIBLE = new ErrorCode(
            "step-not-possible",
            ErrorCategory.CONFLICT,
            new LocalizedText("Étape impossible dans cet état", "Step not possible now"));

    /** The document stands where the action makes no sense. */
    public static final ErrorCode DOCUMENT_NOT_POSSIBLE = new ErrorCode(
            "document-not-possible",
            ErrorCategory.CONFLICT,
            new LocalizedText("Action impossible pour cette pièce", "Action not possible for this document"));

    /** {@code If-Match} names an older version of the template. */
    public static final ErrorCode STALE_TEMPLATE = new ErrorCode(
            "stale-template",
            ErrorCategory.STALE,
            new LocalizedText("Le modèle a changé entre-temps", "The template has changed meanwhile"));

    private ProcedureErrors() {}
}
