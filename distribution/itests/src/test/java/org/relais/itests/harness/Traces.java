package org.relais.itests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** What a bundle leaves in a running system: services in the registry and classes in the virtual machine. */
public final class Traces {

    private final RunningRelais relais;

    public Traces(RunningRelais relais) {
        this.relais = relais;
    }

    /** The interfaces of every registered service, in order, once what still comes and goes has settled. */
    public List<String> services() {
        AtomicReference<List<String>> last = new AtomicReference<>(List.of());
        Patience.until("services come and go no more", () -> {
            List<String> now = registered();
            return last.getAndSet(now).equals(now);
        });
        return last.get();
    }

    private List<String> registered() {
        return relais.shell("service:list -a")
                .lines()
                .map(line -> line.replaceAll("\\x1b\\[[0-9;]*m", "").strip())
                .filter(line -> line.startsWith("["))
                .sorted()
                .toList();
    }

    /** How many classes whose names begin so are loaded, once what nobody holds has been collected. */
    public long classes(String prefix) {
        ask("GC.run");
        return ask("VM.classloaders", "show-classes=true")
                .lines()
                .filter(line -> line.contains(" " + prefix + "."))
                .count();
    }

    /** How often the tables of a persistence unit were touched, by the operator's log. */
    public long migrations(String unit) {
        try (Stream<String> lines = Files.lines(relais.log())) {
            return lines.filter(line -> line.contains("Tables of " + unit + " brought to"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String ask(String... question) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(relais.pid())));
        words.addAll(List.of(question));
        Command.Result answer = Command.run(words, Map.of());
        if (answer.exitCode() != 0) {
            throw new AssertionError(answer.output());
        }
        return answer.output();
    }
}
