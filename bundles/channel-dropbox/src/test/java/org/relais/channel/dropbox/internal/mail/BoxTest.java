package org.relais.channel.dropbox.internal.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxTest {

    private static final String GOOD = "id=hps-1; site=hps; fr=Boîte; en=Box; hours=06:00-20:00; rounds=15:30,11:00";

    @Test
    void aBoxIsReadWithItsRoundsInOrder() {
        Box box = Box.parse(GOOD);

        assertEquals(List.of(LocalTime.of(11, 0), LocalTime.of(15, 30)), box.rounds());
        assertTrue(box.isOpenAt(LocalTime.of(20, 0)));
        assertEquals("Boîte", box.name().fr());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "; fr=Boîte | '' | [fr] is missing",
                "hps-1 | HPS 1 | id 'HPS 1' is not lower-case",
                "06:00-20:00 | 20:00-06:00 | hours '20:00-06:00'",
                "06:00-20:00 | morning | 'morning' in 'morning' is not like 15:30",
                "15:30 | 25:30 | '25:30' in '25:30,11:00' is not like 15:30",
                "site=hps | place=hps | 'place=hps' is not one of"
            })
    void aMistakeIsNamedWithWhatIsAllowed(String good, String bad, String message) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Box.parse(GOOD.replace(good, bad)));

        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }
}
