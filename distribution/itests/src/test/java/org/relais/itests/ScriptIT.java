package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.itests.harness.Command.Result;
import org.relais.itests.harness.Ports;
import org.relais.itests.harness.ScriptedRelais;

/** What {@code bin/relais} says to an operator: one line, and an exit code for scripts. */
class ScriptIT {

    private static final int STOPPED = 3;

    private static final ScriptedRelais RUNNING = new ScriptedRelais("scripts", Map.of());
    private static Result started = new Result(-1, "");

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        started = RUNNING.run("start");
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @Test
    void startSaysWhereItIsReady() {
        assertEquals(0, started.exitCode(), started::output);
        assertTrue(started.output().contains("Relais is ready: " + RUNNING.url()), started::output);
    }

    @Test
    void statusSaysThatItRunsAndIsReady() {
        Result status = RUNNING.run("status");

        assertEquals(0, status.exitCode(), status::output);
        assertTrue(status.output().contains("port " + RUNNING.port()), status::output);
        assertTrue(status.output().strip().endsWith("ready"), status::output);
    }

    @Test
    void statusOfAStoppedSystemHasAnExitCodeOfItsOwn() {
        Result status = RUNNING.runWith(Map.of("RELAIS_DATA", folder.toString()), "status");

        assertEquals(STOPPED, status.exitCode(), status::output);
        assertTrue(status.output().contains("stopped"), status::output);
    }

    @Test
    void stoppingTwiceIsNoMistake() {
        Map<String, String> elsewhere =
                Map.of("RELAIS_DATA", folder.resolve("data").toString(), "RELAIS_PORT", String.valueOf(Ports.free()));
        assertEquals(0, RUNNING.runWith(elsewhere, "start").exitCode());

        Result first = RUNNING.runWith(elsewhere, "stop");
        Result second = RUNNING.runWith(elsewhere, "stop");

        assertEquals(0, first.exitCode(), first::output);
        assertTrue(first.output().startsWith("Relais is stopped"), first::output);
        assertEquals(0, second.exitCode(), second::output);
    }

    @Test
    void theShellAnswersTheOperator() {
        Result bundles = RUNNING.run("client", "bundle:list", "-s", "-t", "0");

        assertEquals(0, bundles.exitCode(), bundles::output);
        assertTrue(bundles.output().contains("org.relais.core"), bundles::output);
    }

    @Test
    void aDataFolderInUseIsNamed() {
        Result second = RUNNING.runWith(Map.of("RELAIS_PORT", String.valueOf(Ports.free())), "start");

        assertRefused(second, "data folder " + RUNNING.data() + " is in use");
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            Result refused = RUNNING.runWith(
                    Map.of("RELAIS_DATA", folder.resolve("data").toString(), "RELAIS_PORT", port), "start");

            assertRefused(refused, "Port " + port);
        }
    }

    @Test
    void aDataFolderThatCannotBeWrittenIsNamed() throws IOException {
        // not by permissions, which do not hold for root: a file stands where the folder should be
        Path file = Files.writeString(folder.resolve("file"), "");

        Result refused = RUNNING.runWith(Map.of("RELAIS_DATA", file.toString()), "start");

        assertRefused(refused, "No right to write in the data folder " + file);
    }

    @Test
    void aJavaThatIsTooOldIsNamed() throws IOException {
        Path java = Files.createDirectories(folder.resolve("jdk-11/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));

        Result refused =
                RUNNING.runWith(Map.of("JAVA_HOME", folder.resolve("jdk-11").toString()), "start");

        assertRefused(refused, "Java 11 (" + java + ") is too old");
    }

    @Test
    void anOfficePackThatIsMissingIsNamed() {
        Path missing = folder.resolve("office.yaml");

        Result refused = RUNNING.runWith(
                Map.of(
                        "RELAIS_DATA",
                        folder.resolve("data").toString(),
                        "RELAIS_PORT",
                        String.valueOf(Ports.free()),
                        "RELAIS_OFFICE",
                        missing.toString()),
                "start");

        assertRefused(refused, "office pack " + missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "70000", "http"})
    void aPortThatIsNoneIsNamed(String port) {
        assertRefused(RUNNING.runWith(Map.of("RELAIS_PORT", port), "start"), "RELAIS_PORT is \"" + port + "\"");
    }

    @Test
    void aReplayOfAFileThatIsMissingFails() {
        Result replay = RUNNING.run("replay", folder.resolve("none.csv").toString());

        assertNotEquals(0, replay.exitCode(), replay::output);
        assertTrue(replay.output().contains("none.csv"), replay::output);
    }

    @Test
    void aCommandThatDoesNotExistIsNamed() {
        Result unknown = RUNNING.run("dance");

        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.output().contains("There is no command \"dance\""), unknown::output);
    }

    private static void assertRefused(Result result, String reason) {
        assertNotEquals(0, result.exitCode(), result::output);
        String[] lines = result.output().strip().split("\\R");
        String last = lines[lines.length - 1];
        assertTrue(last.contains(reason), result::output);
        assertTrue(lines.length <= 2, result::output);
    }
}
