package org.relais.deployment.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.relais.deployment.internal.Evidence.Finding;
import org.relais.spi.channel.InterpretationReport.Outcome;
import org.relais.texts.LocalizedText;

/** What is broken goes, and what comes in its place. */
class TakingBackTest extends WatchedFolder {

    @Test
    void aVersionThatDoesNotStartGivesWayToTheLastGoodOne() throws IOException {
        String good = proven("1.0.0");
        dropBroken("1.1.0");

        pass(3);

        assertEquals("1.0.0 PROVEN, 1.1.0 TAKEN_BACK", views());
        assertEquals(good, host.running.get(FILE));
        assertEquals(good, BundleFile.sha256(data.resolve("deploy/" + FILE)));
        String reason = Files.readString(data.resolve("rejected/" + FILE + ".reason.txt"));
        assertTrue(reason.contains("broken") && reason.contains("cassé") && reason.contains("1.0.0"), reason);
        assertEquals(List.of("1.1.0 -> 1.0.0"), told());
        assertEquals(1, deployment.takenBack());
    }

    @Test
    void theSameBrokenFileIsTakenBackAgain() throws IOException {
        proven("1.0.0");
        dropBroken("1.1.0");
        pass(3);
        dropBroken("1.1.0");

        pass(3);

        assertEquals("1.0.0 PROVEN, 1.1.0 TAKEN_BACK", views());
        assertEquals(2, deployment.takenBack());
    }

    @Test
    void aBrokenFirstVersionLeavesNothing() throws IOException {
        dropBroken("1.0.0");

        pass(3);

        assertEquals("1.0.0 TAKEN_BACK", views());
        assertFalse(Files.exists(data.resolve("deploy/" + FILE)));
        assertNull(host.running.get(FILE));
        Files.delete(data.resolve("rejected/" + FILE));
        look(3);
        assertEquals("", views());
    }

    @Test
    void aFileThatIsNoBundleIsTakenBackAndWhatRanRunsOn() throws IOException {
        String good = proven("1.0.0");
        Path other = data.resolve("other.zip");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(other))) {
            out.putNextEntry(new ZipEntry("readme.txt"));
        }
        put(other);

        pass(3);

        assertEquals("1.0.0 PROVEN,  TAKEN_BACK", views());
        assertEquals(good, host.running.get(FILE));
    }

    @Test
    void aChannelIsTakenBackWhenItFailsSeveralTimesInARow() throws IOException {
        proven("1.0.0");
        host.channel = true;
        String sha = drop("1.1.0");
        pass(3);
        report(sha, Outcome.FAILED, 2);
        report(sha, Outcome.SUCCEEDED, 1);
        report(sha, Outcome.FAILED, 2);
        pass(1);
        assertEquals("1.1.0 PROBATION", views());

        report(sha, Outcome.FAILED, 1);
        pass(3);

        assertEquals("1.0.0 PROVEN, 1.1.0 TAKEN_BACK", views());
    }

    @Test
    void refusalsBetweenFailuresDoNotSaveABrokenChannel() throws IOException {
        proven("1.0.0");
        host.channel = true;
        String sha = drop("1.1.0");
        pass(3);
        report(sha, Outcome.FAILED, 2);
        report(sha, Outcome.DECLINED, 1);
        report(sha, Outcome.FAILED, 1);

        pass(3);

        assertEquals("1.0.0 PROVEN, 1.1.0 TAKEN_BACK", views());
    }

    @Test
    void aChannelThatDoesNotReturnIsTakenBackAtOnce() throws IOException {
        proven("1.0.0");
        host.channel = true;
        String sha = drop("1.1.0");
        pass(3);
        report(sha, Outcome.TIMED_OUT, 1);

        pass(3);

        assertEquals("1.0.0 PROVEN, 1.1.0 TAKEN_BACK", views());
    }

    @Test
    void aStartThatNeverReturnsIsGivenUp() throws IOException {
        proven("1.0.0");
        drop("1.1.0");
        threads.held = true;
        pass(20);
        assertEquals("1.1.0 PROBATION", views());
        threads.held = false;

        pass(5);

        assertEquals("1.0.0 PROVEN, 1.1.0 TAKEN_BACK", views());
    }

    @Test
    void aBadMigrationIsTakenBack() throws IOException {
        proven("1.0.0");
        finding = Finding.broken(new LocalizedText("migration", "migration"));
        drop("1.1.0");
        look(6);
        finding = Finding.WELL;
        look(3);

        assertEquals("1.0.0 PROVEN, 1.1.0 TAKEN_BACK", views());
    }
}
