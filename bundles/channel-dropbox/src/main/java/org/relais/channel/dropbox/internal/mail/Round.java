package org.relais.channel.dropbox.internal.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A collection round of one box.
 *
 * @param officeDay the day of the office on which the box was emptied
 * @param collectedBy who went there, as they sign
 * @param recordedBy the account that says so
 * @param envelopes how many were found; with none there is no lot
 * @param ink was the date stamp's ink looked after?
 * @param gel was the hand gel looked after?
 * @param outsideHours emptied at a time at which the public cannot reach the box: worth a second look at the clock
 * @param releasableAt when its lot may be opened
 */
public record Round(
        UUID id,
        String box,
        LocalDate officeDay,
        Instant collectedAt,
        String collectedBy,
        Instant recordedAt,
        String recordedBy,
        int envelopes,
        boolean ink,
        boolean gel,
        @Nullable String note,
        boolean outsideHours,
        Instant releasableAt) {

    /** The same with another count. */
    public Round with(int found) {
        return new Round(
                id,
                box,
                officeDay,
                collectedAt,
                collectedBy,
                recordedAt,
                recordedBy,
                found,
                ink,
                gel,
                note,
                outsideHours,
                releasableAt);
    }
}
