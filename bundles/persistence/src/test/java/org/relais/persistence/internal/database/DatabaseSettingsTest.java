package org.relais.persistence.internal.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseSettingsTest {

    private static final String POSTGRESQL = "jdbc:postgresql://db/relais";

    @Test
    void withoutSettingsDerbyIsInTheDataFolder() {
        DatabaseSettings settings = resolve(Map.of(), Map.of(), Map.of("relais.data", "/data", "karaf.data", "/karaf"));

        assertEquals("jdbc:derby:/data/db/relais;create=true", settings.url());
        assertEquals("org.apache.derby.jdbc.EmbeddedDriver", settings.driverClass());
    }

    @Test
    void theDataFolderFallsBackToTheEnvironmentAndThenToKaraf() {
        Map<String, String> karaf = Map.of("karaf.data", "/karaf");

        assertEquals(
                "jdbc:derby:/env/db/relais;create=true",
                resolve(Map.of("RELAIS_DATA", "/env"), Map.of(), karaf).url());
        assertEquals(
                "jdbc:derby:/karaf/db/relais;create=true",
                resolve(Map.of(), Map.of(), karaf).url());
    }

    @Test
    void theEnvironmentWinsOverTheConfiguration() {
        DatabaseSettings settings = resolve(
                Map.of("RELAIS_DB_URL", POSTGRESQL, "RELAIS_DB_USER", "env", "RELAIS_DB_PASSWORD", "secret"),
                Map.of("url", "jdbc:derby:other", "user", "config", "password", "other", "poolSize", "7"),
                Map.of());

        assertEquals(new DatabaseSettings(POSTGRESQL, "env", "secret", 7), settings);
        assertEquals("org.postgresql.Driver", settings.driverClass());
    }

    @Test
    void theConfigurationAloneIsEnough() {
        DatabaseSettings settings =
                resolve(Map.of(), Map.of("url", POSTGRESQL, "user", "u", "password", "p", "poolSize", 5), Map.of());

        assertEquals(new DatabaseSettings(POSTGRESQL, "u", "p", 5), settings);
    }

    @Test
    void thePasswordCanComeFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "from file\n");

        DatabaseSettings settings = resolve(
                Map.of("RELAIS_DB_URL", POSTGRESQL, "RELAIS_DB_PASSWORD_FILE", file.toString()), Map.of(), Map.of());

        assertEquals("from file", settings.password());
    }

    @Test
    void anAbsentPasswordFileIsNamed() {
        assertRefused(
                Map.of("RELAIS_DB_PASSWORD_FILE", "/no/such/file"),
                Map.of(),
                "RELAIS_DB_PASSWORD_FILE",
                "/no/such/file");
    }

    @Test
    void anUnknownDatabaseIsNamedWithWhatIsAllowed() {
        assertRefused(Map.of("RELAIS_DB_URL", "jdbc:mysql:x"), Map.of(), "RELAIS_DB_URL", "jdbc:mysql:x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "1", "-3", "501"})
    void aPoolSizeOutOfRangeIsNamedWithWhatIsAllowed(String value) {
        assertRefused(Map.of(), Map.of("poolSize", value), "poolSize", value);
    }

    @Test
    void whatIsShownCarriesNoPassword() {
        DatabaseSettings settings =
                new DatabaseSettings("jdbc:postgresql://db/relais?password=secret", "user", "secret", 5);

        assertFalse(settings.toString().contains("secret"), settings.toString());
    }

    private static void assertRefused(
            Map<String, String> environment, Map<String, Object> configuration, String key, String value) {
        IllegalArgumentException failure = assertThrows(
                IllegalArgumentException.class, () -> resolve(environment, configuration, Map.of("relais.data", "/d")));

        assertTrue(failure.getMessage().contains(key), failure.getMessage());
        assertTrue(failure.getMessage().contains("'" + value + "'"), failure.getMessage());
        assertTrue(failure.getMessage().contains("allowed"), failure.getMessage());
    }

    private static DatabaseSettings resolve(
            Map<String, String> environment, Map<String, Object> configuration, Map<String, String> system) {
        return DatabaseSettings.resolve(environment, configuration, system::get);
    }
}
