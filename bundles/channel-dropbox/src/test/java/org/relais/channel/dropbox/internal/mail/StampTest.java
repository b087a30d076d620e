package org.relais.channel.dropbox.internal.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StampTest {

    private static final LocalDate COLLECTED = LocalDate.of(2021, 9, 23);
    private static final LocalDate TODAY = LocalDate.of(2021, 9, 27);

    @ParameterizedTest
    @CsvSource({
        "2021-09-23,",
        "2021-09-22,",
        "2021-08-23,",
        "2021-08-22, LONG_BEFORE",
        "2021-09-24, AFTER_COLLECTION",
        "2021-09-27, AFTER_COLLECTION",
        "2021-09-28, IN_FUTURE",
        "illegible, ILLEGIBLE",
        ", ABSENT"
    })
    void aStampIsKeptAsItWasReadAndCountsWhenItCanBeRight(String written, Stamp.Flag flag) {
        Stamp stamp = Stamp.read(written, COLLECTED, TODAY);

        assertEquals(written, stamp.written());
        assertEquals(flag, stamp.flag());
    }

    @Test
    void whatIsNoDateIsNoStamp() {
        assertThrows(DateTimeException.class, () -> Stamp.read("23/09/2021", COLLECTED, TODAY));
    }

    @Test
    void whateverStampCountsLiesInTheMonthBeforeTheCollection() {
        Random random = new Random(23);
        for (int i = 0; i < 2_000; i++) {
            LocalDate collected = COLLECTED.minusDays(random.nextInt(400));
            LocalDate today = collected.plusDays(random.nextInt(20));
            LocalDate written = collected.plusDays(random.nextInt(120) - 60);
            Stamp stamp = Stamp.read(written.toString(), collected, today);
            boolean plausible = !written.isAfter(collected) && !written.isBefore(collected.minusDays(31));
            assertEquals(plausible ? written : null, stamp.counts(), written + " in " + collected);
            if (plausible) {
                assertNull(stamp.flag());
            }
        }
    }
}
