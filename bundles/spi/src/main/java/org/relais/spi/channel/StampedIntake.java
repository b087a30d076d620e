package org.relais.spi.channel;

import java.time.Instant;
import org.relais.intake.FormData;
import org.relais.intake.IntakeId;

/**
 * What the desk has stored and a channel is to interpret.
 *
 * @param stampedAt when it was received
 * @param account who handed it in
 * @param form the filled form; it has passed the channel's schema
 */
public record StampedIntake(IntakeId id, Instant stampedAt, String account, FormData form) {}
