package org.relais.deployment.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.api.io.TempDir;
import org.relais.deployment.internal.Evidence.Finding;
import org.relais.directory.ChannelId;
import org.relais.spi.channel.InterpretationReport;
import org.relais.spi.channel.InterpretationReport.Outcome;
import org.relais.spi.plugins.PlugInListener;

/** A deploy folder of real files that is watched, with a framework in memory, and with time that goes by when a test says so. */
abstract class WatchedFolder {

    static final String FILE = "letters.jar";
    private static final Limits LIMITS =
            new Limits(3, 3, Duration.ofSeconds(300), Duration.ofSeconds(20), Duration.ofSeconds(60));

    @TempDir
    Path data;

    final FakeHost host = new FakeHost();
    final HeldThreads threads = new HeldThreads();
    final Interpretations interpretations = new Interpretations();
    private final List<PlugInListener.TakenBack> told = new ArrayList<>();
    final List<PlugInListener> listeners = new ArrayList<>(List.of(told::add));
    Finding finding = Finding.WELL;
    Deployment deployment;
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
                        new RejectedFolder(data.resolve("rejected"), folder, shelf),
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

    void killed() {
        start();
    }

    String proven(String version) throws IOException {
        String sha = drop(version);
        pass(10);
        assertEquals(version + " PROVEN", views());
        return sha;
    }

    String drop(String version) throws IOException {
        Path jar = jar(version);
        put(jar);
        return BundleFile.sha256(jar);
    }

    void dropBroken(String version) throws IOException {
        Path jar = jar(version);
        host.broken.add(BundleFile.sha256(jar));
        put(jar);
    }

    void put(Path jar) throws IOException {
        Path part = data.resolve("part");
        Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
        Files.createDirectories(data.resolve("deploy"));
        Files.move(part, data.resolve("deploy/" + FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    Path jar(String version) throws IOException {
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

    void report(String sha, Outcome outcome, int times) {
        for (int i = 0; i < times; i++) {
            interpretations.interpreted(new InterpretationReport(
                    new ChannelId("letters"), host.id(sha), 1, outcome, outcome == Outcome.SUCCEEDED ? null : "no"));
        }
    }

    /** Looks without time going by. */
    void look(int times) {
        for (int i = 0; i < times; i++) {
            deployment.tick();
        }
    }

    /** Looks twice a second for so many seconds, and a few times more. */
    void pass(int seconds) {
        for (int i = 0; i < 2 * seconds; i++) {
            nanos += Duration.ofMillis(500).toNanos();
            deployment.tick();
        }
        look(6);
    }

    String views() {
        return deployment.views().stream()
                .map(view -> view.version() + " " + view.state())
                .collect(Collectors.joining(", "));
    }

    List<String> told() {
        return told.stream()
                .map(event -> event.version() + " -> " + event.restored())
                .toList();
    }
}
