package org.relais.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The archive, unpacked: what an operator has before the first start. */
public final class Installation {

    private final Path archive;
    private final Path home;
    private final Path data;
    private final Path log;

    private Installation(Path archive, Path home, Path work) {
        this.archive = archive;
        this.home = home;
        this.data = work.resolve("data");
        this.log = work.resolve("server.log");
    }

    /** @param work an empty folder, on the disk whose speed is to count */
    public static Installation unpack(Path archive, Path work) throws IOException, InterruptedException {
        Path unpacked = Files.createDirectories(work.resolve("installation"));
        Process tar = new ProcessBuilder(
                        "tar", "--strip-components=1", "-xzf", archive.toString(), "-C", unpacked.toString())
                .inheritIO()
                .start();
        if (tar.waitFor() != 0) {
            throw new IOException(archive + " cannot be unpacked");
        }
        return new Installation(archive, unpacked, work);
    }

    double archiveMegabytes() throws IOException {
        return Files.size(archive) / 1e6;
    }

    /** The data folder of the system. */
    public Path data() {
        return data;
    }

    Path demoCalls() {
        return home.resolve("demo/calls.csv");
    }

    /** Starts the system with the demo accounts and returns when it is ready. */
    RunningServer start(Map<String, String> store) throws IOException, InterruptedException {
        return start(store, freePort());
    }

    /** The same at a port of the caller's. */
    public RunningServer start(Map<String, String> store, int port) throws IOException, InterruptedException {
        URI url = URI.create("http://127.0.0.1:" + port);
        return RunningServer.await(command(List.of("run"), store, url), url, log);
    }

    private ProcessBuilder command(List<String> arguments, Map<String, String> store, URI url) {
        List<String> words = new ArrayList<>(List.of(home.resolve("bin/relais").toString()));
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().putAll(store);
        builder.environment().put("RELAIS_DATA", data.toString());
        builder.environment().put("RELAIS_START_TIMEOUT", String.valueOf(RunningServer.START_LIMIT.toSeconds()));
        builder.environment().put("RELAIS_PORT", String.valueOf(url.getPort()));
        builder.environment().merge("RELAIS_OPTS", "-Drelais.demo=true", (given, demo) -> given + " " + demo);
        return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    /** Plays a file of calls with the client that comes with the system. */
    void replay(RunningServer server, Path calls) throws IOException, InterruptedException {
        Process replay = command(List.of("replay", calls.toString(), "--quiet-figures"), Map.of(), server.url())
                .start();
        if (replay.waitFor() != 0) {
            throw new UnexpectedAnswerException("the replay of " + calls + " failed; see " + log);
        }
    }

    /** Removes what a run left behind. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A port that nobody listens at now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
