package org.relais.deployment.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.deployment.internal.Evidence.Finding;
import org.relais.directory.ChannelId;
import org.relais.spi.channel.InterpretationReport;
import org.relais.spi.channel.InterpretationReport.Outcome;
import org.relais.spi.plugins.PlugInListener;
import org.relais.texts.LocalizedText;

/** What is dropped, watched, proven and taken back, with a framework in memory and real files. */
class DeploymentTest {

    private static final String FILE = "letters.jar";
    private static final Limits LIMITS =
            new Limits(3, 3, Duration.ofSeconds(300), Duration.ofSeconds(20), Duration.ofSeconds(60));

    @TempDir
    Path data;

    private final FakeHost host = new FakeHost();
    private final HeldThreads threads = new HeldThreads();
    private final Interpretations interpretations = new Interpretations();
    private final List<PlugInListener.TakenBack> told = new ArrayList<>();
    private final List<PlugInListener> listeners = new ArrayList<>(List.of(told::add));
    private Finding finding = Finding.WELL;
    private Deployment deployment;
    private long nanos = 1;

    @BeforeEach
    void start() {
        Clock clock = Clock.fixed(Instant.parse("2021-09-07T00:00:00Z"), ZoneOffset.UTC);
        DeployFolder folder = new DeployFolder(data.resolve("deploy"));
        Shelf shelf = new Shelf(data.resolve("bundles"), clock);
        deployment = new Deployment(
                new Deployment.Parts(
                        folder,
                        shelf,
                        new TakingBack(folder, data.resolve("rejected"), shelf),
                        new StandingFile(data.resolve("bundles/standing.properties")),
                        host,
                        bundle -> finding,
                        interpretations,
                        new Announcements(listeners, threads)),
                LIMITS,
                threads,
                clock,
                () -> nanos);
    }

    @Test
    void aPlugInWithoutAChannelIsProvenWhenItStaysWellForAMoment() throws IOException {
        drop("1.0.0");
        look(8);
        assertEquals("1.0.0 PROBATION", views());

        pass(3);

        assertEquals("1.0.0 PROVEN", views());
        assertTrue(Files.exists(data.resolve("bundles/letters/1.0.0.jar")));
    }

    @Test
    void aChannelIsProvenByItsFirstInterpretations() throws IOException {
        host.channel = true;
        String sha = drop("1.0.0");
        pass(10);
        report(sha, Outcome.SUCCEEDED, 2);
        pass(1);
        assertEquals("1.0.0 PROBATION", views());

        report(sha, Outcome.SUCCEEDED, 1);
        pass(1);

        assertEquals("1.0.0 PROVEN", views());
    }

    @Test
    void aChannelThatIsSeldomUsedIsProvenWithTimeAndByWhatItRegistered() throws IOException {
        host.channel = true;
        String sha = drop("1.0.0");
        pass(200);
        report(sha, Outcome.SUCCEEDED, 1);
        pass(50);
        assertEquals("1.0.0 PROBATION", views());

        pass(150);

        assertEquals("1.0.0 PROVEN", views());
    }

    @Test
    void aChannelThatRefusesEverythingOrIsNeverUsedIsNotProven() throws IOException {
        host.channel = true;
        String sha = drop("1.0.0");
        pass(10);
        report(sha, Outcome.DECLINED, 20);
        pass(1000);
        assertEquals("1.0.0 PROBATION", views());

        report(sha, Outcome.FAILED, 3);
        pass(3);

        assertEquals("1.0.0 TAKEN_BACK", views());
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
    void aChannelThatRanForLongWithoutUseIsComeBackToAndStaysOnProbation() throws IOException {
        host.channel = true;
        String unused = drop("1.0.0");
        pass(400);
        dropBroken("1.1.0");
        pass(3);
        assertEquals("1.0.0 PROBATION, 1.1.0 TAKEN_BACK", views());
        assertEquals(unused, host.running.get(FILE));
        killed();
        look(6);
        assertEquals(unused, host.running.get(FILE));

        report(unused, Outcome.TIMED_OUT, 1);
        pass(3);

        assertEquals("1.0.0 TAKEN_BACK", views());
        assertNull(host.running.get(FILE));
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

    @Test
    void whoeverWaitsForWhatNobodyOffersIsTakenBackUnlessThePlatformIsAway() throws IOException {
        finding = Finding.waiting(new LocalizedText("attend", "waits"));
        host.serving = false;
        drop("1.0.0");
        pass(200);
        assertEquals("1.0.0 PROBATION", views());
        host.serving = true;
        pass(50);
        assertEquals("1.0.0 PROBATION", views());

        pass(20);

        assertEquals("1.0.0 TAKEN_BACK", views());
    }

    @Test
    void aMigrationMayTakeAsLongAsItTakes() throws IOException {
        finding = Finding.working(new LocalizedText("en cours", "at work"));
        drop("1.0.0");

        pass(3_000);

        assertEquals("1.0.0 PROBATION", views());
    }

    @Test
    void aVersionThatWasProvenBeforeIsTrustedAtOnce() throws IOException {
        proven("1.0.0");
        proven("1.1.0");
        drop("1.0.0");

        look(4);

        assertEquals("1.0.0 PROVEN", views());
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

    private void killed() {
        start();
    }

    private String proven(String version) throws IOException {
        String sha = drop(version);
        pass(10);
        assertEquals(version + " PROVEN", views());
        return sha;
    }

    private String drop(String version) throws IOException {
        Path jar = jar(version);
        put(jar);
        return BundleFile.sha256(jar);
    }

    private void dropBroken(String version) throws IOException {
        Path jar = jar(version);
        host.broken.add(BundleFile.sha256(jar));
        put(jar);
    }

    private void put(Path jar) throws IOException {
        Path part = data.resolve("part");
        Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
        Files.createDirectories(data.resolve("deploy"));
        Files.move(part, data.resolve("deploy/" + FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path jar(String version) throws IOException {
        Path jar = data.resolve(version + ".jar");
        if (!Files.exists(jar)) {
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().putValue("Bundle-SymbolicName", "letters;singleton:=true");
            manifest.getMainAttributes().putValue("Bundle-Version", version);
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
                out.putNextEntry(new ZipEntry("content"));
                out.write(version.repeat(100).getBytes());
            }
        }
        return jar;
    }

    private void report(String sha, Outcome outcome, int times) {
        for (int i = 0; i < times; i++) {
            interpretations.interpreted(new InterpretationReport(
                    new ChannelId("letters"), host.id(sha), 1, outcome, outcome == Outcome.SUCCEEDED ? null : "no"));
        }
    }

    /** Looks without time going by. */
    private void look(int times) {
        for (int i = 0; i < times; i++) {
            deployment.tick();
        }
    }

    /** Looks twice a second for so many seconds, and a few times more. */
    private void pass(int seconds) {
        for (int i = 0; i < 2 * seconds; i++) {
            nanos += Duration.ofMillis(500).toNanos();
            deployment.tick();
        }
        look(6);
    }

    private String views() {
        return deployment.views().stream()
                .map(view -> view.version() + " " + view.state())
                .collect(Collectors.joining(", "));
    }

    private List<String> told() {
        return told.stream()
                .map(event -> event.version() + " -> " + event.restored())
                .toList();
    }
}
