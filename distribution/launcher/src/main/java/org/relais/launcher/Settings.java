package org.relais.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where this installation is and what the environment says about it.
 *
 * @param home the unpacked archive
 * @param data what must survive an upgrade: database, files, log; and the container's cache
 * @param keys the file of the keys with which data are sealed
 * @param host the address to listen on
 * @param port the port to listen on
 * @param office the office pack
 * @param startTimeout how long a start may take before it counts as failed
 */
record Settings(Path home, Path data, Path keys, String host, int port, Path office, Duration startTimeout) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
    private static final int HIGHEST_PORT = 65_535;

    /** Reads the {@code RELAIS_*} variables; a value that cannot be used is refused with its name. */
    static Settings from(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault("RELAIS_HOME", "."))
                .toAbsolutePath()
                .normalize();
        Path data = path(environment, "RELAIS_DATA", home.resolve("data"));
        return new Settings(
                home,
                data,
                path(environment, "RELAIS_KEYS", data.resolveSibling(data.getFileName() + ".keys")),
                environment.getOrDefault("RELAIS_HOST", "127.0.0.1"),
                number(environment, "RELAIS_PORT", 8181, HIGHEST_PORT),
                path(environment, "RELAIS_OFFICE", home.resolve("etc/office.yaml")),
                Duration.ofSeconds(number(environment, "RELAIS_START_TIMEOUT", 120, 86_400)));
    }

    /** The address a client on this machine uses. */
    URI url() {
        boolean everyAddress = host.equals("0.0.0.0") || host.equals("::");
        String reachable = everyAddress ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + reachable + ":" + port);
    }

    Settings onLoopback() {
        return new Settings(home, data, keys, "127.0.0.1", port, office, startTimeout);
    }

    Settings onPort(int otherPort) {
        return new Settings(home, data, keys, host, otherPort, office, startTimeout);
    }

    Path log() {
        return data.resolve("log/relais.log");
    }

    Path console() {
        return data.resolve("log/console.log");
    }

    private static Path path(Map<String, String> environment, String name, Path otherwise) {
        String value = environment.getOrDefault(name, "");
        return value.isBlank() ? otherwise : Path.of(value).toAbsolutePath().normalize();
    }

    private static int number(Map<String, String> environment, String name, int otherwise, int highest) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            return otherwise;
        }
        if (!NUMBER.matcher(value).matches() || Integer.parseInt(value) < 1 || Integer.parseInt(value) > highest) {
            throw new Refusal(name + " is \"" + value + "\": a number from 1 to " + highest + " is needed.");
        }
        return Integer.parseInt(value);
    }
}
