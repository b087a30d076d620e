package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Patience;
import org.relais.itests.harness.RunningRelais;
import org.relais.itests.harness.SharedRelais;

/** The office pack is edited while the system runs. */
@ExtendWith(SharedRelais.class)
class OfficePackIT {

    private static final String OLD_NAME = "South Province Hall (HPS)";

    private final RunningRelais relais;
    private final Api api;
    private final String shipped;

    OfficePackIT(RunningRelais relais, Api api) throws IOException {
        this.relais = relais;
        this.api = api;
        shipped = Files.readString(relais.office());
    }

    @AfterEach
    void restore() throws IOException {
        write(shipped);
        Patience.until("the shipped pack is in force", () -> hallIs(OLD_NAME) && !health().contains("line "));
    }

    @Test
    void aGoodEditIsInForceWithoutARestart() throws IOException {
        write(shipped.replace(OLD_NAME, "The new hall"));

        Patience.until("the new name is known", () -> hallIs("The new hall"));
    }

    @Test
    void aMistakeIsNamedByLineAndKeyWhileTheOldPackStaysInForce() throws IOException {
        String broken = shipped.replace(OLD_NAME, "Never seen").stripTrailing() + "\nsurprise: 1\n";
        long line = broken.lines().count();

        write(broken);

        Patience.until(
                "health names line " + line,
                () -> health().contains("surprise") && health().contains("line " + line),
                this::health);
        Patience.until("the log names it too", () -> log().contains("line " + line), () -> "the log");
        assertEquals(200, api.get("/health/ready").status());
        assertTrue(hallIs(OLD_NAME));
    }

    @Test
    void aFileThatIsNoYamlChangesNothing() throws IOException {
        write("office: [\n");

        Patience.until("health says so", () -> health().contains("line "), this::health);
        assertTrue(hallIs(OLD_NAME));
    }

    private void write(String pack) throws IOException {
        Files.writeString(relais.office(), pack);
    }

    private String health() {
        return api.get("/health/ready").body();
    }

    private String log() {
        try {
            return Files.readString(relais.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hallIs(String name) {
        Answer sites = api.as("agent").get("/api/v1/sites").expect(200);
        for (JsonNode site : sites.json().path("items")) {
            if (site.path("id").asText().equals("hps")) {
                return site.at("/name/en").asText().equals(name);
            }
        }
        return false;
    }
}
