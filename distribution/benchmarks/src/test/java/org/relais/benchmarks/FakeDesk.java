package org.relais.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that gives the answers of the contract for clients without doing anything. */
final class FakeDesk implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(8);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int pageSize = 20;

    FakeDesk() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/api/v1", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<String> requests() {
        return requests;
    }

    void setPageSize(int size) {
        pageSize = size;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/api/v1".length());
            String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            requests.add(exchange.getRequestMethod() + " " + path + " " + token);
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] answer = answer(path, body).getBytes(StandardCharsets.UTF_8);
            boolean created = path.endsWith("sessions") || path.endsWith("intakes") || path.endsWith("notes");
            exchange.sendResponseHeaders(created ? 201 : 200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private String answer(String path, String body) {
        String[] parts = path.substring(1).split("/");
        return switch (parts[parts.length - 1]) {
            case "sessions" -> "{\"token\":\"" + body.replaceAll(".*username\":\"(\\w+).*", "$1") + "\"}";
            case "intakes" -> "{\"state\":\"REGISTERED\",\"cases\":[{\"id\":\"c1\"}]}";
            case "notes" -> "{}";
            case "cases" ->
                "{\"items\":[" + "{\"department\":\"DPASS\"},".repeat(pageSize - 1)
                        + "{\"department\":\"DPASS\"}],\"total\":{\"value\":20,\"exact\":true}}";
            case "assign" -> "{\"status\":\"ASSIGNED\"}";
            case "start" -> "{\"status\":\"IN_PROGRESS\"}";
            case "resolve" -> "{\"status\":\"RESOLVED\"}";
            default -> "{\"id\":\"" + parts[parts.length - 1] + "\"}";
        };
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
