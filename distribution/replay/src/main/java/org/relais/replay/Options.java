package org.relais.replay;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the command was asked to do. */
final class Options {

    private static final String DEFAULT_PORT = "8181";
    private static final int MAX_CONNECTIONS = 256;

    private Optional<Path> file = Optional.empty();
    private Optional<Path> expected = Optional.empty();
    private URI server;
    private String user = "agent";
    private String password = "demo-agent";
    private int connections = 8;
    private int percentToResolve = 40;
    private Duration patience = Duration.ofSeconds(120);
    private Locale locale;
    private boolean endingYesterday;
    private boolean quietFigures;
    private boolean helpWanted;

    private Options(Map<String, String> environment, Locale locale) {
        this.server = URI.create("http://127.0.0.1:" + environment.getOrDefault("RELAIS_PORT", DEFAULT_PORT));
        this.locale = locale;
    }

    /** @throws IllegalArgumentException naming the argument that is not understood */
    static Options of(List<String> arguments, Map<String, String> environment, Locale locale) {
        Options options = new Options(environment, locale);
        Iterator<String> left = arguments.iterator();
        while (left.hasNext()) {
            options.take(left.next(), left);
        }
        if (options.file.isEmpty() && !options.helpWanted) {
            throw new IllegalArgumentException("FILE");
        }
        return options;
    }

    private void take(String argument, Iterator<String> left) {
        switch (argument) {
            case "--url" -> server = url(value(argument, left));
            case "--user" -> user = value(argument, left);
            case "--password" -> password = value(argument, left);
            case "--connections" -> connections = number(argument, left, 1, MAX_CONNECTIONS);
            case "--resolve" -> percentToResolve = number(argument, left, 0, 100);
            case "--patience" -> patience = Duration.ofSeconds(number(argument, left, 0, 86_400));
            case "--lang" -> locale = Locale.forLanguageTag(value(argument, left));
            case "--expect" -> expected = Optional.of(Path.of(value(argument, left)));
            case "--ending-yesterday" -> endingYesterday = true;
            case "--quiet-figures" -> quietFigures = true;
            case "--help", "-h" -> helpWanted = true;
            default -> takeFile(argument);
        }
    }

    private void takeFile(String argument) {
        if (argument.startsWith("-") || file.isPresent()) {
            throw new IllegalArgumentException(argument);
        }
        file = Optional.of(Path.of(argument));
    }

    private static String value(String option, Iterator<String> left) {
        if (!left.hasNext()) {
            throw new IllegalArgumentException(option);
        }
        return left.next();
    }

    private static int number(String option, Iterator<String> left, int least, int most) {
        String value = value(option, left);
        boolean valid =
                value.matches("\\d{1,6}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
        if (!valid) {
            throw new IllegalArgumentException(option + " " + value + " (" + least + "-" + most + ")");
        }
        return Integer.parseInt(value);
    }

    private static URI url(String value) {
        URI url = URI.create(value);
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw new IllegalArgumentException("--url " + value);
        }
        return url;
    }

    boolean isHelpWanted() {
        return helpWanted;
    }

    Path file() {
        return file.orElseThrow();
    }

    Optional<Path> expected() {
        return expected;
    }

    URI server() {
        return server;
    }

    Account account() {
        return new Account(user, password);
    }

    int connections() {
        return connections;
    }

    int percentToResolve() {
        return percentToResolve;
    }

    Duration patience() {
        return patience;
    }

    Locale locale() {
        return locale;
    }

    boolean isEndingYesterday() {
        return endingYesterday;
    }

    boolean isQuietFigures() {
        return quietFigures;
    }
}
