package org.relais.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void withoutAnyVariableTheInstallationIsEnough() {
        Settings settings = Settings.from(Map.of("RELAIS_HOME", "/opt/relais"));

        assertEquals(Path.of("/opt/relais/data"), settings.data());
        assertEquals(Path.of("/opt/relais/data.keys"), settings.keys());
        assertEquals(Path.of("/opt/relais/etc/office.yaml"), settings.office());
        assertEquals(URI.create("http://127.0.0.1:8181"), settings.url());
    }

    @Test
    void theKeysLieBesideTheDataUnlessTheyAreNamed() {
        Map<String, String> elsewhere = Map.of("RELAIS_DATA", "/var/lib/relais");
        assertEquals(Path.of("/var/lib/relais.keys"), Settings.from(elsewhere).keys());
        assertEquals(
                Path.of("/etc/relais/keys"),
                Settings.from(Map.of("RELAIS_DATA", "/var/lib/relais", "RELAIS_KEYS", "/etc/relais/keys"))
                        .keys());
    }

    @Test
    void aSystemOnEveryAddressIsAskedOverLoopback() {
        assertEquals(
                URI.create("http://127.0.0.1:8181"),
                Settings.from(Map.of("RELAIS_HOST", "0.0.0.0")).url());
    }

    @Test
    void anAddressOfIpVersion6IsBracketed() {
        assertEquals(
                URI.create("http://[::1]:8181"),
                Settings.from(Map.of("RELAIS_HOST", "::1")).url());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "eighty", "99999999999"})
    void aPortThatIsNoneIsRefusedByName(String port) {
        Refusal refusal = assertThrows(Refusal.class, () -> Settings.from(Map.of("RELAIS_PORT", port)));

        assertTrue(refusal.getMessage().contains("RELAIS_PORT is \"" + port + "\""), refusal.getMessage());
    }
}
