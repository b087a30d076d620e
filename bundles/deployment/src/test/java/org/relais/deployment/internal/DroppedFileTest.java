package org.relais.deployment.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.relais.spi.channel.InterpretationReport.Outcome;

/** Files that come, go and come again. */
class DroppedFileTest extends WatchedFolder {

    @Test
    void halfAFileIsWaitedFor() throws IOException {
        String good = proven("1.0.0");
        byte[] whole = Files.readAllBytes(jar("1.1.0"));
        Files.write(data.resolve("deploy/" + FILE), java.util.Arrays.copyOf(whole, whole.length / 2));
        pass(500);
        assertEquals("1.0.0 PROVEN", views());
        assertEquals(good, host.running.get(FILE));
        Files.write(data.resolve("deploy/" + FILE), whole);

        pass(10);

        assertEquals("1.1.0 PROVEN", views());
    }

    @Test
    void whoeverTakesAFileAwayGetsNothingBack() throws IOException {
        proven("1.0.0");
        Files.delete(data.resolve("deploy/" + FILE));

        look(4);

        assertEquals("", views());
        assertNull(host.running.get(FILE));
    }

    @Test
    void aProvenVersionThatWasTakenAwayAndPutBackIsComeBackTo() throws IOException {
        String good = proven("1.0.0");
        Files.delete(data.resolve("deploy/" + FILE));
        look(4);
        drop("1.0.0");
        look(4);
        dropBroken("1.1.0");

        pass(3);

        assertEquals("1.0.0 PROVEN, 1.1.0 TAKEN_BACK", views());
        assertEquals(good, host.running.get(FILE));
    }

    @Test
    void whatIsKnownOfBundlesThatAreGoneIsForgotten() throws IOException {
        host.channel = true;
        String sha = drop("1.0.0");
        pass(10);
        report(sha, Outcome.SUCCEEDED, 1);
        long id = host.id(sha);
        Files.delete(data.resolve("deploy/" + FILE));
        look(6);
        assertEquals(0, interpretations.of(id).successes());
    }
}
