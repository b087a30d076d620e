package org.relais.intake;

/**
 * An intake as those see it who work the worklist.
 *
 * @param form all that was handed in
 */
public record IntakeDetail(WaitingIntake work, IntakeView result, FormData form) {}
