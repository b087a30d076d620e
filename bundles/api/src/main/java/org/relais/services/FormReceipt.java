package org.relais.services;

import org.jspecify.annotations.Nullable;
import org.relais.intake.IntakeReceipt;

/**
 * The answer to whoever hands in a form; when it is given, the form is on disk.
 *
 * @param form null while the intake waits for the service's plug-in, which registers it when it is back
 */
public record FormReceipt(IntakeReceipt intake, @Nullable FormView form) {}
