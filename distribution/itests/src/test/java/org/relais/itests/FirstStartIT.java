package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.SharedRelais;

@ExtendWith(SharedRelais.class)
class FirstStartIT {

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready"})
    void isHealthyForWhoeverAsks(String path, Api api) {
        Answer health = api.get(path).expect(200);

        assertTrue(health.header("Content-Type").startsWith("application/json"), health::toString);
        assertEquals("UP", health.text("/status"));
    }

    @Test
    void publishesItsMetricsAsPrometheusText(Api api) {
        Answer metrics = api.get("/metrics").expect(200);

        assertTrue(metrics.header("Content-Type").startsWith("text/plain"), metrics::toString);
        assertTrue(metrics.body().contains("# TYPE jvm_memory_used_bytes gauge"), metrics::toString);
    }

    @Test
    void describesItsOperationsAsOpenApi(Api api) {
        JsonNode description = api.get("/api/v1/openapi.json").expect(200).json();

        assertTrue(description.path("openapi").asText().startsWith("3."));
        for (String path : List.of(
                "/channels",
                "/channels/{channel}/intakes",
                "/intakes/{id}",
                "/cases",
                "/cases/{case}",
                "/cases/{case}/actions/{action}",
                "/cases/{case}/journal",
                "/cases/{case}/notes",
                "/figures",
                "/queues",
                "/sessions")) {
            assertTrue(
                    hasPath(description.path("paths"), path),
                    () -> path + " is not among " + description.path("paths").fieldNames());
        }
    }

    @Test
    void servesTheSoapContract(Api api) {
        Answer contract = api.get("/soap/cases?wsdl").expect(200);

        for (String operation : List.of(
                "ReceiveIntake",
                "GetCase",
                "FindCases",
                "PerformAction",
                "AddNote",
                "GetJournal",
                "ListChannels",
                "GetFigures")) {
            assertTrue(contract.body().contains("name=\"" + operation + "\""), operation);
        }
    }

    @Test
    void hasItsChannelsWithTheirForms(Api api) {
        JsonNode channels =
                api.as("agent").get("/api/v1/channels").expect(200).json().path("items");

        for (String shipped : List.of("dropbox", "phone", "web")) {
            JsonNode channel = StreamSupport.stream(channels.spliterator(), false)
                    .filter(one -> one.path("id").asText().equals(shipped))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(shipped + " is not among " + channels));
            assertNotEquals("UNAVAILABLE", channel.path("state").asText(), channel::toString);
            assertEquals(
                    "https://json-schema.org/draft/2020-12/schema",
                    channel.at("/form/$schema").asText());
        }
    }

    /** The names of parameters are the resource's own affair. */
    private static boolean hasPath(JsonNode paths, String path) {
        String wanted = path.replaceAll("\\{[^}]+}", "{}");
        for (var names = paths.fieldNames(); names.hasNext(); ) {
            String name = names.next().replaceAll("\\{[^}]+}", "{}");
            if (name.equals(wanted) || name.equals("/api/v1" + wanted)) {
                return true;
            }
        }
        return false;
    }
}
