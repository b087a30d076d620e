package org.relais.notifications;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseReference;
import org.relais.intake.IntakeId;
import org.relais.texts.LocalizedText;

/**
 * Something to look at. Holds no personal data.
 *
 * @param to whose inbox it lies in: {@code account:<account>}, {@code department:<department>} or {@code supervisors}
 * @param subject the case that it is about; null for an intake that has none yet
 * @param intake the intake that it is about; null for a case
 * @param readAt when somebody it is for marked it as read, which counts for all of them; null until then
 */
public record Notification(
        UUID id,
        String to,
        @Nullable CaseReference subject,
        @Nullable IntakeId intake,
        Kind kind,
        LocalizedText text,
        Instant at,
        @Nullable Instant readAt) {

    /** Why there is a notification. */
    public enum Kind {
        /** The due date draws near, or has come. */
        REMINDER,
        /** The case was made more urgent, or moved to the supervisors. */
        ESCALATION,
        /** What the case waits for was expected by now. */
        WAITING,
        /** An intake that waits was handed to the person. */
        HANDED_OVER,
        /** A channel refused an intake after its sender was told that it is stored. */
        REFUSED
    }
}
