package org.relais.persistence.internal.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which database, as whom, and with how many connections. The environment wins over the configuration, the configuration over the
 * default: the embedded database in the data folder.
 *
 * @param user empty for none
 * @param password empty for none
 */
record DatabaseSettings(String url, String user, String password, int poolSize) {

    static final String URL = "RELAIS_DB_URL";
    static final String USER = "RELAIS_DB_USER";
    static final String PASSWORD = "RELAIS_DB_PASSWORD";
    static final String PASSWORD_FILE = "RELAIS_DB_PASSWORD_FILE";
    static final String DATA = "RELAIS_DATA";

    static final String DERBY = "jdbc:derby:";
    static final String POSTGRESQL = "jdbc:postgresql:";

    private static final int DEFAULT_POOL_SIZE = 16;
    private static final int MAXIMUM_POOL_SIZE = 500;

    DatabaseSettings {
        if (!url.startsWith(DERBY) && !url.startsWith(POSTGRESQL)) {
            throw refused(URL + " (or url)", url, DERBY + "... or " + POSTGRESQL + "...");
        }
        if (poolSize < 2 || poolSize > MAXIMUM_POOL_SIZE) {
            throw refused("poolSize", String.valueOf(poolSize), "a number from 2 to " + MAXIMUM_POOL_SIZE);
        }
    }

    /**
     * Puts the settings together.
     *
     * @param system reads framework and system properties; answers null for an absent one
     * @throws IllegalArgumentException naming key, value and what is allowed
     */
    static DatabaseSettings resolve(
            Map<String, String> environment,
            Map<String, Object> configuration,
            UnaryOperator<@Nullable String> system) {
        String url = first(environment.get(URL), configuration.get("url"))
                .orElseGet(() -> DERBY + dataFolder(environment, system) + "/db/relais;create=true");
        String user = first(environment.get(USER), configuration.get("user")).orElse("");
        String password = first(environment.get(PASSWORD), null)
                .or(() -> first(environment.get(PASSWORD_FILE), null).map(DatabaseSettings::readPassword))
                .or(() -> first(null, configuration.get("password")))
                .orElse("");
        return new DatabaseSettings(url, user, password, poolSize(configuration.get("poolSize")));
    }

    /** The class that the driver's DataSourceFactory names as {@code osgi.jdbc.driver.class}. */
    String driverClass() {
        return url.startsWith(DERBY) ? "org.apache.derby.jdbc.EmbeddedDriver" : "org.postgresql.Driver";
    }

    /** The URL without its parameters, which may carry a password. */
    String displayUrl() {
        return url.split("[;?]", 2)[0];
    }

    @Override
    public String toString() {
        return displayUrl();
    }

    private static Optional<String> first(@Nullable Object one, @Nullable Object other) {
        return Optional.ofNullable(one)
                .map(Object::toString)
                .filter(text -> !text.isBlank())
                .or(() -> Optional.ofNullable(other).map(Object::toString).filter(text -> !text.isBlank()));
    }

    private static String dataFolder(Map<String, String> environment, UnaryOperator<@Nullable String> system) {
        return first(system.apply("relais.data"), environment.get(DATA))
                .or(() -> first(system.apply("karaf.data"), null))
                .orElse("data");
    }

    private static String readPassword(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException | InvalidPathException failure) {
            throw refused(PASSWORD_FILE, file, "a readable file that holds the password");
        }
    }

    private static int poolSize(@Nullable Object value) {
        String text = first(value, null).orElse(String.valueOf(DEFAULT_POOL_SIZE));
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException failure) {
            throw refused("poolSize", text, "a number from 2 to " + MAXIMUM_POOL_SIZE);
        }
    }

    private static IllegalArgumentException refused(String key, String value, String allowed) {
        return new IllegalArgumentException(key + " = '" + value + "': allowed is " + allowed);
    }
}
