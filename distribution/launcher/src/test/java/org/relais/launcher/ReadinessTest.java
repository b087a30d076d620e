package org.relais.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    @Test
    void aRefusedKeyFileIsToldInBothLanguages() {
        Readiness.Answer answer = new Readiness.Answer(
                false,
                "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"documents\",\"status\":\"UP\",\"messages\":[\"a\",\"b\"]},"
                        + "{\"name\":\"encryption\",\"status\":\"DOWN\",\"messages\":[\"Le fichier manque.\",\"It is missing.\"]}]}");

        assertEquals(Optional.of("Le fichier manque." + System.lineSeparator() + "It is missing."), answer.refusal());
    }

    @Test
    void aKeyFileThatWasNotOpenedYetIsWaitedFor() {
        Readiness.Answer answer = new Readiness.Answer(
                false,
                "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"encryption\",\"status\":\"DOWN\",\"messages\":[\"Not yet\"]}]}");

        assertEquals(Optional.empty(), answer.refusal());
        assertEquals(Optional.empty(), new Readiness.Answer(false, "no answer").refusal());
    }
}
