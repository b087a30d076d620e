package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.relais.soak.Options;
import org.relais.soak.Soak;

/** The short form of the soak; its options and its long form stand in {@link Soak}. */
class SoakIT {

    @Test
    void nothingIsLostOrDoubledWhileAChannelComesAndGoesBreaksAndTheProcessIsKilled() throws Exception {
        Soak.Outcome outcome = Soak.run(Options.of(List.of(
                "--quick",
                "--archive",
                System.getProperty("relais.archive"),
                "--channel",
                System.getProperty("letters.bundle"),
                "--work",
                Path.of(System.getProperty("relais.work"), "soak").toString())));

        assertTrue(outcome.holds(), outcome::text);
    }
}
