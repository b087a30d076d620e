package org.relais.channel.dropbox.internal.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Which planned rounds of a box nobody made. Pure. */
public final class PlannedRounds {

    private PlannedRounds() {}

    /**
     * The planned rounds of one working day that were not made: a round of that day stands for the planned one that is nearest to it,
     * and for no other.
     *
     * @param made when the box was emptied on that day
     * @param grace so long after its time a planned round is awaited still
     */
    public static List<Instant> missed(
            Box box, LocalDate day, ZoneId zone, List<Instant> made, Instant now, Duration grace) {
        List<Instant> open = new ArrayList<>();
        for (LocalTime time : box.rounds()) {
            open.add(day.atTime(time).atZone(zone).toInstant());
        }
        for (Instant round : made) {
            open.stream()
                    .min((one, other) -> Duration.between(one, round)
                            .abs()
                            .compareTo(Duration.between(other, round).abs()))
                    .ifPresent(open::remove);
        }
        return open.stream()
                .filter(planned -> planned.plus(grace).isBefore(now))
                .toList();
    }
}
