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
 * @param senderWaits true while whoever hands it in waits for the answer and can correct it; false for one that was accepted earlier,
 *     so that nobody but the worklist hears of a refusal
 */
public record StampedIntake(IntakeId id, Instant stampedAt, String account, FormData form, boolean senderWaits) {}
