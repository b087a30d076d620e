package org.relais.soak;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** How long and how hard the soak is. */
public final class Options {

    static final String USAGE = """
            Swaps, breaks and kills a channel of Relais under load, and checks that nothing is lost or doubled. Options:
              --store derby|postgresql  default derby
              --intakes N               default 10000; a few more when the swaps take longer
              --swaps N                 default 50
              --broken N                how often each of the five kinds of broken versions comes; default 2
              --kills N                 default 5
              --calm N                  swaps more at the end with nothing else, to see the memory; default 40
              --rest N --soap N         clients, default 3 and 3
              --rate N                  submissions in a second, all together, while something disturbs; default 25
              --seed N                  the same seed makes the same plan; default 1
              --quick                   300 intakes, 5 swaps, 3 broken versions, 1 kill, 6 calm swaps
              --archive FILE            the assembled archive; default the one in ../assembly/target
              --channel FILE            the build of the channel; default the one in ../itests/letters/target
              --work FOLDER             where everything runs, on a real disk; emptied first; default target/soak
              --report FOLDER           writes soak.md and soak.svg there
            """;

    private String store = "derby";
    private Optional<Path> archive = Optional.empty();
    private Optional<Path> channel = Optional.empty();
    private Optional<Path> report = Optional.empty();
    private Path work = Path.of("target/soak");
    private int intakes = 10_000;
    private int swaps = 50;
    private int kinds = Fault.values().length;
    private int broken = 2;
    private int kills = 5;
    private int calm = 40;
    private boolean quick;
    private int rest = 3;
    private int soap = 3;
    private int rate = 25;
    private long seed = 1;

    private Options() {}

    /** @throws IllegalArgumentException naming what is not understood */
    public static Options of(List<String> arguments) {
        Options options = new Options();
        Iterator<String> left = arguments.iterator();
        while (left.hasNext()) {
            options.take(left.next(), left);
        }
        return options;
    }

    private void take(String argument, Iterator<String> left) {
        if (argument.equals("--quick")) {
            shorten();
            return;
        }
        if (!left.hasNext()) {
            throw new IllegalArgumentException(argument);
        }
        String value = left.next();
        switch (argument) {
            case "--store" -> store = store(value);
            case "--intakes" -> intakes = number(argument, value);
            case "--swaps" -> swaps = number(argument, value);
            case "--broken" -> broken = number(argument, value);
            case "--kills" -> kills = number(argument, value);
            case "--calm" -> calm = number(argument, value);
            case "--rest" -> rest = number(argument, value);
            case "--soap" -> soap = number(argument, value);
            case "--rate" -> rate = number(argument, value);
            case "--seed" -> seed = Long.parseLong(value);
            case "--archive" -> archive = Optional.of(Path.of(value));
            case "--channel" -> channel = Optional.of(Path.of(value));
            case "--work" -> work = Path.of(value);
            case "--report" -> report = Optional.of(Path.of(value));
            default -> throw new IllegalArgumentException(argument);
        }
    }

    private void shorten() {
        intakes = 300;
        swaps = 5;
        kinds = 3;
        broken = 1;
        kills = 1;
        calm = 6;
        quick = true;
        rest = 2;
        soap = 2;
        rate = 10;
    }

    private static String store(String value) {
        if (!List.of("derby", "postgresql").contains(value)) {
            throw new IllegalArgumentException("--store " + value);
        }
        return value;
    }

    private static int number(String option, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " " + value, e);
        }
        throw new IllegalArgumentException(option + " " + value);
    }

    String store() {
        return store;
    }

    int intakes() {
        return intakes;
    }

    int swaps() {
        return swaps;
    }

    /** How many kinds of broken versions. */
    int kinds() {
        return kinds;
    }

    /** How often each kind comes. */
    int broken() {
        return broken;
    }

    int kills() {
        return kills;
    }

    /** How many swaps come at the end, with nothing else. */
    int calm() {
        return calm;
    }

    /** Whether there is time for the heap to fill and then to be judged. */
    boolean isLong() {
        return !quick;
    }

    int rest() {
        return rest;
    }

    int soap() {
        return soap;
    }

    int rate() {
        return rate;
    }

    long seed() {
        return seed;
    }

    Path archive() throws IOException {
        return archive.isPresent() ? archive.get().toAbsolutePath() : built("../assembly/target", "*.tar.gz");
    }

    Path channel() throws IOException {
        return channel.isPresent()
                ? channel.get().toAbsolutePath()
                : built("../itests/letters/target", "letters-*.jar");
    }

    private static Path built(String folder, String names) throws IOException {
        if (Files.isDirectory(Path.of(folder))) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder), names)) {
                for (Path found : files) {
                    return found.toAbsolutePath().normalize();
                }
            }
        }
        throw new IOException("no " + names + " in " + folder + ": run mvn verify in the root first");
    }

    Path work() {
        return work.toAbsolutePath().normalize();
    }

    Optional<Path> report() {
        return report.map(Path::toAbsolutePath);
    }
}
