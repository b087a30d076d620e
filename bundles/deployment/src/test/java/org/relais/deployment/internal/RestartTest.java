package org.relais.deployment.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.relais.spi.plugins.PlugInListener;

/** What goes on after the end of the process, wherever that came. */
class RestartTest extends WatchedFolder {

    @Test
    void aTakingBackGoesOnAfterTheProcessWasKilledAnywhere() throws IOException {
        String good = proven("1.0.0");
        dropBroken("1.1.0");
        threads.held = true;
        look(3);
        threads.held = false;
        // between the record and the files: the broken file lies in its place again
        put(data.resolve("bundles/arrived/" + FILE));
        killed();
        look(6);
        assertEquals(good, host.running.get(FILE));

        dropBroken("1.2.0");
        pass(3);
        Files.deleteIfExists(data.resolve("deploy/" + FILE));
        killedWhileTakingBack();
        look(6);

        assertEquals(good, host.running.get(FILE));
        assertEquals(good, BundleFile.sha256(data.resolve("deploy/" + FILE)));
    }

    @Test
    void whatWasProvenIsProvenAfterARestart() throws IOException {
        String good = proven("1.0.0");
        host.running.clear();
        killed();

        look(4);

        assertEquals("1.0.0 PROVEN", views());
        assertEquals(good, host.running.get(FILE));
    }

    @Test
    void whoeverWasAwayIsToldLater() throws IOException {
        PlugInListener listener = listeners.remove(0);
        dropBroken("1.0.0");
        pass(3);
        killed();
        look(3);
        assertEquals(List.of(), told());
        listeners.add(listener);

        look(3);

        assertEquals(List.of("1.0.0 -> "), told());
    }

    /** The saved record says that a version is being taken back, and nothing has come in its place yet. */
    private void killedWhileTakingBack() throws IOException {
        Path saved = data.resolve("bundles/standing.properties");
        Files.writeString(saved, Files.readString(saved).replace("phase=PROVEN", "phase=TAKING_BACK"));
        host.running.clear();
        killed();
    }
}
