package org.relais.itests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The unpacked archive as an operator runs it, by {@code bin/relais}, with demo accounts and a data folder of its own. */
public final class ScriptedRelais implements RunningRelais, AutoCloseable {

    private static final Path HOME = Path.of(System.getProperty("relais.home"));
    private static final Pattern HOLDER = Pattern.compile("pid=(\\d+)");

    /** With demo accounts; of a short life, so the compiler's last optimisations would cost more than they bring. */
    private static final String OPTIONS = "-Drelais.demo=true -XX:TieredStopAtLevel=1 ";

    /** What is tested here is not how fast the machine is. */
    private static final String START_SECONDS = "300";

    private final int port = Ports.free();
    private final Path data;
    private final Map<String, String> environment = new HashMap<>();

    /**
     * Makes it, with no data yet; it is not started.
     *
     * @param name of its data folder
     * @param more variables that an operator would set
     */
    public ScriptedRelais(String name, Map<String, String> more) {
        Processes.sweepOnce();
        data = Path.of(System.getProperty("relais.work")).resolve(name);
        environment.put("RELAIS_DATA", data.toString());
        environment.put("RELAIS_PORT", String.valueOf(port));
        environment.put("RELAIS_START_TIMEOUT", START_SECONDS);
        environment.put("RELAIS_OPTS", OPTIONS + Processes.runMark());
        environment.putAll(more);
        try {
            Folders.delete(data);
            Files.deleteIfExists(keys());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives it settings of its own, before its first start, in a copy of the installation's. */
    public void configure(String pid, String settings) {
        Path etc = data.resolveSibling(data.getFileName() + "-etc");
        try {
            Folders.delete(etc);
            Files.createDirectories(etc.getParent());
            Folders.copy(HOME.resolve("etc"), etc);
            Files.writeString(etc.resolve(pid + ".cfg"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.merge("RELAIS_OPTS", " -Dkaraf.etc=" + etc, String::concat);
    }

    /** Runs {@code bin/relais} with its environment to the end of the command. */
    public Command.Result run(String... arguments) {
        return runWith(Map.of(), arguments);
    }

    /** The same with other values for some variables. */
    public Command.Result runWith(Map<String, String> other, String... arguments) {
        List<String> words = new ArrayList<>(List.of(HOME.resolve("bin/relais").toString()));
        words.addAll(List.of(arguments));
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(other);
        return Command.run(words, variables);
    }

    @Override
    public void start() {
        Command.Result started = run("start");
        if (started.exitCode() != 0) {
            throw new AssertionError(started.output());
        }
    }

    @Override
    public void stop() {
        Command.Result stopped = run("stop");
        if (stopped.exitCode() != 0) {
            throw new AssertionError(stopped.output());
        }
    }

    @Override
    public void kill() {
        holder().flatMap(ProcessHandle::of).ifPresent(Processes::kill);
    }

    @Override
    public long pid() {
        return holder().orElseThrow();
    }

    private Optional<Long> holder() {
        try {
            Matcher holder = HOLDER.matcher(Files.readString(data.resolve("relais.lock")));
            return holder.find() ? Optional.of(Long.valueOf(holder.group(1))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public int port() {
        return port;
    }

    @Override
    public Path data() {
        return data;
    }

    /** The file of its keys, unless a test has named another. */
    public Path keys() {
        return data.resolveSibling(data.getFileName() + ".keys");
    }

    @Override
    public Path deploy() {
        return data.resolve("deploy");
    }

    @Override
    public Path log() {
        return data.resolve("log/relais.log");
    }

    @Override
    public Path office() {
        return HOME.resolve("etc/office.yaml");
    }

    @Override
    public String shell(String command) {
        return Shell.run(data, command);
    }
}
