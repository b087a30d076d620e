package org.relais.intake;

/**
 * The answer to a sender; when it is given, the intake is on disk.
 *
 * @param repeated true when this key had been received before and the first result is answered again
 */
public record IntakeReceipt(IntakeView intake, boolean repeated) {}
