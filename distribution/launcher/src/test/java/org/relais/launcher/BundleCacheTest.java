package org.relais.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleCacheTest {
    @TempDir
    Path folder;

    private Path jar;
    private Path data;
    private Path cached;

    @BeforeEach
    void install() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        jar = Files.createDirectories(home.resolve("system/org/relais/core")).resolve("core.jar");
        Files.writeString(jar, "one");
        Files.createDirectories(home.resolve("etc"));
        Files.writeString(home.resolve("etc/startup.properties"), "core.jar = 50");
        data = Files.createDirectories(folder.resolve("data"));
        start();
        cached = Files.createDirectories(data.resolve("cache/bundle1")).resolve("revision");
        Files.writeString(cached, "made from one");
        Files.createDirectories(data.resolve("db"));
        Files.writeString(data.resolve("db/rows"), "cases");
    }

    @Test
    void theSameInstallationKeepsItsCache() {
        start();

        assertTrue(Files.exists(cached));
    }

    @Test
    void aRebuiltBundleOfTheSameVersionThrowsTheCacheAwayAndNothingElse() throws IOException {
        Files.writeString(jar, "two");

        start();

        assertFalse(Files.exists(cached));
        assertEquals("cases", Files.readString(data.resolve("db/rows")));
    }

    @Test
    void aCacheOfUnknownOriginIsThrownAway() throws IOException {
        Files.delete(data.resolve("cache.made-from"));

        start();

        assertFalse(Files.exists(cached));
    }

    private void start() {
        new BundleCache(folder.resolve("home"), data).keepOnlyIfCurrent();
    }
}
