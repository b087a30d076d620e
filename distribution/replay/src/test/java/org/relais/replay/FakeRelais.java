package org.relais.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that keeps the contract for clients as far as a replay needs it, in memory. */
final class FakeRelais implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What happens to one request instead of, or after, its treatment. */
    record Mishap(String path, int status, Map<String, String> headers, boolean afterTreatment) {}

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(16);
    private final Map<String, JsonNode> bodies = new LinkedHashMap<>();
    private final Map<String, ObjectNode> receipts = new LinkedHashMap<>();
    private final Map<String, ObjectNode> cases = new LinkedHashMap<>();
    private final Deque<Mishap> mishaps = new ArrayDeque<>();
    private final List<String> actions = new ArrayList<>();
    private final FakeMail mail = new FakeMail();
    private final Map<String, String> accountsByToken = new LinkedHashMap<>();
    private int tokens;

    FakeRelais() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(workers);
        server.createContext("/api/v1", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next request for a path with this beginning goes wrong. */
    synchronized void upset(Mishap mishap) {
        mishaps.add(mishap);
    }

    /** Everything but calls; to be asked when nothing runs. */
    FakeMail mail() {
        return mail;
    }

    synchronized int contacts() {
        return receipts.size();
    }

    synchronized JsonNode body(String key) {
        return bodies.get(key);
    }

    synchronized List<String> keys() {
        return List.copyOf(bodies.keySet());
    }

    synchronized List<String> actions() {
        return List.copyOf(actions);
    }

    synchronized JsonNode onlyCase() {
        return cases.values().iterator().next();
    }

    /** Somebody else's doing, from outside. */
    synchronized void changeOnlyCase(String status, String assignee) {
        ObjectNode file = cases.values().iterator().next();
        file.put("status", status).put("assignee", assignee);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/api/v1".length());
            byte[] sent = exchange.getRequestBody().readAllBytes();
            JsonNode body = sent.length == 0 ? JSON.createObjectNode() : JSON.readTree(sent);
            Mishap mishap = mishaps.peek();
            boolean upset = mishap != null && path.startsWith(mishap.path());
            if (upset) {
                mishaps.remove();
                if (!mishap.afterTreatment()) {
                    mishap.headers().forEach(exchange.getResponseHeaders()::add);
                    answer(exchange, mishap.status(), problem(mishap.status(), "unavailable", "later"));
                    return;
                }
            }
            Result result = treat(exchange, path, body);
            if (!upset) {
                answer(exchange, result.status(), result.body());
            }
        }
    }

    private record Result(int status, JsonNode body) {}

    private Result treat(HttpExchange exchange, String path, JsonNode body) {
        if (path.equals("/sessions")) {
            return openSession(body);
        }
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String account = accountsByToken.get(authorization.replace("Bearer ", ""));
        if (account == null) {
            return refuse(401, "unauthenticated", "token");
        }
        if (mail.treats(path)) {
            FakeMail.Result result = mail.treat(
                    exchange.getRequestMethod(),
                    path,
                    exchange.getRequestURI().getQuery(),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    body);
            return new Result(result.status(), result.body());
        }
        String[] parts = path.substring(1).split("/");
        if (path.equals("/channels/phone/intakes")) {
            return receive(exchange.getRequestHeaders().getFirst("Idempotency-Key"), body);
        }
        if (path.equals("/figures")) {
            return figures(exchange.getRequestURI().getQuery());
        }
        if (parts.length == 2) {
            return found(exchange, cases.get(parts[1]));
        }
        return act(exchange, account, cases.get(parts[1]), parts[3], body);
    }

    private Result openSession(JsonNode body) {
        String user = body.path("username").asText();
        if (!body.path("password").asText().equals("demo-" + user)) {
            return refuse(401, "unauthenticated", "wrong password");
        }
        String token = "token-" + ++tokens;
        accountsByToken.put(token, user);
        return new Result(201, JSON.createObjectNode().put("token", token));
    }

    private Result receive(String key, JsonNode body) {
        if (body.path("site").asText().equals("nowhere")) {
            ObjectNode problem = problem(400, "invalid-submission", "refused");
            problem.putArray("errors").addObject().put("pointer", "/site").put("detail", "unknown site");
            return new Result(400, problem);
        }
        if (bodies.containsKey(key)) {
            return bodies.get(key).equals(body)
                    ? new Result(200, receipts.get(key))
                    : refuse(409, "idempotency-key-reused", "another body");
        }
        ObjectNode receipt = JSON.createObjectNode().put("id", "intake-" + key).put("state", "REGISTERED");
        ArrayNode opened = receipt.putArray("cases");
        if (body.path("outcome").asText().equals("CASE")) {
            String id = "case-" + key;
            ObjectNode file = JSON.createObjectNode().put("id", id).put("status", "TRIAGED");
            file.put("department", body.path("department").asText("DAJI")).put("revision", 1);
            cases.put(id, file);
            opened.addObject()
                    .put("id", id)
                    .put("department", file.path("department").asText());
        }
        bodies.put(key, body);
        receipts.put(key, receipt);
        return new Result(201, receipt);
    }

    private Result found(HttpExchange exchange, ObjectNode file) {
        exchange.getResponseHeaders().add("ETag", "\"" + file.path("revision").asInt() + "\"");
        return new Result(200, file);
    }

    private Result act(HttpExchange exchange, String account, ObjectNode file, String action, JsonNode body) {
        String expected = exchange.getRequestHeaders().getFirst("If-Match");
        if (expected != null && !expected.equals("\"" + file.path("revision").asInt() + "\"")) {
            return refuse(412, "stale-revision", "changed");
        }
        if (!file.path("department").asText().equalsIgnoreCase(account)) {
            return refuse(403, "forbidden", "not of " + account);
        }
        String next = switch (action + " " + file.path("status").asText()) {
            case "assign TRIAGED" -> "ASSIGNED";
            case "start ASSIGNED" -> "IN_PROGRESS";
            case "resolve IN_PROGRESS" -> "RESOLVED";
            default -> "";
        };
        if (next.isEmpty()) {
            return refuse(409, "action-not-allowed", action);
        }
        actions.add(action + " by " + account);
        if (action.equals("assign")) {
            file.put("assignee", body.path("agent").asText());
        }
        if (action.equals("resolve")) {
            file.set("resolution", body);
        }
        file.put("status", next).put("revision", file.path("revision").asInt() + 1);
        return found(exchange, file);
    }

    private Result figures(String query) {
        String by = query.replaceAll(".*by=(\\w+).*", "$1");
        String from = query.replaceAll(".*from=([-\\d]+).*", "$1");
        String to = query.replaceAll(".*to=([-\\d]+).*", "$1");
        Map<String, Integer> counts = new TreeMap<>();
        int contacts = 0;
        for (JsonNode body : bodies.values()) {
            String day = body.path("call").path("startedAt").asText().substring(0, 10);
            if (day.compareTo(from) < 0 || day.compareTo(to) > 0) {
                continue;
            }
            contacts++;
            String key = by.equals("day")
                    ? day
                    : by.equals("channel") ? "phone" : body.path(by).asText();
            if (!key.isEmpty()) {
                counts.merge(key, 1, Integer::sum);
            }
        }
        if (by.equals("channel")) {
            counts.putAll(mail.contacts());
        }
        ObjectNode answer = JSON.createObjectNode().put("by", by).put("contacts", contacts);
        ArrayNode items = answer.putArray("items");
        counts.forEach((key, count) ->
                items.addObject().put("key", key).put("contacts", count).put("cases", 0));
        return new Result(200, answer);
    }

    private static Result refuse(int status, String code, String detail) {
        return new Result(status, problem(status, code, detail));
    }

    private static ObjectNode problem(int status, String code, String detail) {
        return JSON.createObjectNode().put("status", status).put("code", code).put("detail", detail);
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
