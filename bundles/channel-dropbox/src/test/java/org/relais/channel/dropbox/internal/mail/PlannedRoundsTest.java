package org.relais.channel.dropbox.internal.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlannedRoundsTest {

    private static final Box BOX =
            Box.parse("id=hps-1; site=hps; fr=Boîte; en=Box; hours=06:00-20:00; rounds=11:00,15:30");
    private static final LocalDate DAY = LocalDate.of(2021, 9, 23);
    private static final ZoneId NOUMEA = ZoneId.of("Pacific/Noumea");

    private static List<String> missed(String now, String... made) {
        return PlannedRounds.missed(
                        BOX,
                        DAY,
                        NOUMEA,
                        Stream.of(made).map(PlannedRoundsTest::at).toList(),
                        at(now),
                        Duration.ofHours(1))
                .stream()
                .map(planned -> planned.atZone(NOUMEA).toLocalTime().toString())
                .toList();
    }

    private static Instant at(String time) {
        return Instant.parse("2021-09-23T" + time + ":00+11:00");
    }

    @Test
    void eachPlannedRoundIsStoodForByTheRoundsThatAreNearestToIt() {
        assertEquals(List.of(), missed("18:00", "11:20", "15:10"));
        assertEquals(List.of("15:30"), missed("18:00", "11:20"));
        assertEquals(List.of("11:00"), missed("18:00", "15:10"));
        assertEquals(List.of("11:00", "15:30"), missed("18:00"));
    }

    @Test
    void anExtraRoundDoesNotHideAMissedOne() {
        assertEquals(List.of("15:30"), missed("18:00", "10:50", "11:20"));
        assertEquals(List.of("15:30"), missed("18:00", "07:00", "11:00", "12:30"));
        assertEquals(List.of("11:00"), missed("18:00", "15:00", "15:30", "19:00"));
    }

    @Test
    void aPlannedRoundIsAwaitedForTheGraceFirst() {
        assertEquals(List.of("11:00"), missed("16:29"));
        assertEquals(List.of(), missed("11:59"));
    }
}
