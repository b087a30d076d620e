package org.relais.channel.dropbox.internal.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which planned rounds of a box nobody made. Pure. */
public final class PlannedRounds {

    private PlannedRounds() {}

    /**
     * The planned rounds of one working day that were not made: a round of that day stands for the planned one that is nearest to it,
     * and for no other, however many there are of it: an extra round does not stand for one that was missed.
     *
     * @param made when the box was emptied on that day
     * @param grace so long after its time a planned round is awaited still
     */
    public static List<Instant> missed(
            Box box, LocalDate day, ZoneId zone, List<Instant> made, Instant now, Duration grace) {
        List<Instant> all = box.rounds().stream()
                .map(time -> day.atTime(time).atZone(zone).toInstant())
                .toList();
        Set<Instant> done =
                made.stream().flatMap(round -> nearest(all, round).stream()).collect(Collectors.toSet());
        return all.stream()
                .filter(planned -> !done.contains(planned))
                .filter(planned -> planned.plus(grace).isBefore(now))
                .toList();
    }

    private static Optional<Instant> nearest(List<Instant> planned, Instant round) {
        return planned.stream()
                .min(Comparator.comparing(one -> Duration.between(one, round).abs()));
    }
}
