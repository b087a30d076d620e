package org.relais.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The clock, the drop boxes and the web requests of the fake server. Whoever calls holds its lock. */
final class FakeMail {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, ObjectNode> rounds = new LinkedHashMap<>();
    private final Map<String, JsonNode> received = new LinkedHashMap<>();
    private final List<String> clockSettings = new ArrayList<>();
    private OffsetDateTime now = OffsetDateTime.parse("2026-11-24T00:00:00Z");
    private int mailItems;
    private boolean demonstration = true;

    /** What is answered. */
    record Result(int status, JsonNode body) {}

    void isNoDemonstration() {
        demonstration = false;
    }

    /** What the clock was set to, day by day; the last one is empty once it was reset. */
    List<String> clockSettings() {
        return List.copyOf(clockSettings);
    }

    JsonNode received(String key) {
        return received.get(key);
    }

    boolean treats(String path) {
        return path.startsWith("/demo/clock")
                || path.startsWith("/dropbox/")
                || path.startsWith("/intakes")
                || path.equals("/channels/web/intakes")
                || path.equals("/channels/dropbox/intakes");
    }

    Result treat(String method, String path, String query, String key, JsonNode body) {
        return switch (path) {
            case "/demo/clock" -> clock(method, body);
            case "/dropbox/rounds" -> collect(key, body);
            case "/dropbox/lots" -> lots(query);
            case "/dropbox/items/completeness" -> completeness();
            case "/intakes" -> new Result(200, page(JSON.createArrayNode()));
            case "/channels/web/intakes" -> receiveWebRequest(key, body);
            default -> sort(key, body);
        };
    }

    private Result clock(String method, JsonNode body) {
        if (!demonstration) {
            return refuse(404, "not-found");
        }
        clockSettings.add(body.path("at").asText());
        if (method.equals("PUT")) {
            now = OffsetDateTime.parse(body.path("at").asText());
        }
        return new Result(200, JSON.createObjectNode());
    }

    private Result collect(String key, JsonNode body) {
        boolean repeated = rounds.containsKey(key);
        OffsetDateTime collected = OffsetDateTime.parse(body.path("collectedAt").asText());
        if (collected.isAfter(now)) {
            return refuse(400, "invalid-request");
        }
        ObjectNode round = rounds.computeIfAbsent(
                key,
                unknown -> JSON.createObjectNode()
                        .put("id", "round-" + key)
                        .put(
                                "releasableAt",
                                collected
                                        .plusDays(1)
                                        .with(LocalTime.of(7, 0))
                                        .toInstant()
                                        .toString())
                        .put("left", body.path("envelopes").asInt()));
        return new Result(repeated ? 200 : 201, round);
    }

    private Result sort(String key, JsonNode body) {
        ObjectNode round = rounds.get(body.path("round").asText().substring("round-".length()));
        if (now.toInstant().isBefore(Instant.parse(round.path("releasableAt").asText()))) {
            return refuse(422, "dropbox-quarantine");
        }
        return once(key, body, () -> {
            round.put("left", round.path("left").asInt() - 1);
            mailItems += body.path("items").size();
        });
    }

    private Result receiveWebRequest(String key, JsonNode body) {
        if (OffsetDateTime.parse(body.path("sentAt").asText()).isAfter(now)) {
            return refuse(400, "invalid-request");
        }
        return once(key, body, () -> {});
    }

    private Result once(String key, JsonNode body, Runnable work) {
        ObjectNode receipt = JSON.createObjectNode();
        receipt.putArray("cases");
        if (received.containsKey(key)) {
            return new Result(200, receipt);
        }
        work.run();
        received.put(key, body);
        return new Result(201, receipt);
    }

    private Result lots(String query) {
        ArrayNode lots = JSON.createArrayNode();
        if (query.contains("RELEASABLE")) {
            rounds.values().stream()
                    .filter(round -> round.path("left").asInt() > 0)
                    .forEach(round -> {
                        ObjectNode lot =
                                lots.addObject().put("round", round.path("id").asText());
                        lot.putArray("left").add(1);
                    });
        }
        return new Result(200, page(lots));
    }

    private Result completeness() {
        ArrayNode years = JSON.createArrayNode();
        years.addObject().put("year", 2021).put("last", mailItems).put("items", mailItems);
        return new Result(200, page(years));
    }

    /** Contacts of each channel but the phone's. */
    Map<String, Integer> contacts() {
        Map<String, Integer> contacts = new LinkedHashMap<>();
        received.values().forEach(body -> contacts.merge(body.has("round") ? "dropbox" : "web", 1, Integer::sum));
        return contacts;
    }

    private static ObjectNode page(ArrayNode items) {
        ObjectNode page = JSON.createObjectNode();
        page.set("items", items);
        page.putObject("total").put("value", items.size());
        return page;
    }

    private static Result refuse(int status, String code) {
        return new Result(status, JSON.createObjectNode().put("status", status).put("code", code));
    }
}
