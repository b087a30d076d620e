package org.relais.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Speaks to the system over HTTP with the session of one demo account. Thread-safe. */
final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String LETTER = "{\"number\":\"%s\",\"pages\":[\"first\",\"second\"]}";
    private static final String ENVELOPE = "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>"
            + "<ReceiveIntake xmlns=\"urn:relais:cases\"><channel>letters</channel><idempotencyKey>%1$s</idempotencyKey>"
            + "<submission><l:number xmlns:l=\"urn:relais:soak\">%1$s</l:number>"
            + "<l:pages xmlns:l=\"urn:relais:soak\">first</l:pages><l:pages xmlns:l=\"urn:relais:soak\">second</l:pages>"
            + "</submission></ReceiveIntake></s:Body></s:Envelope>";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final URI server;
    private final String account;
    private volatile String token = "";

    Client(URI server, String account) {
        this.server = server;
        this.account = account;
    }

    /** Opens a session; what the account may do is asked of it from now on. */
    synchronized void signIn() throws IOException {
        String body = "{\"username\":\"%1$s\",\"password\":\"demo-%1$s\"}".formatted(account);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(server.resolve("/api/v1/sessions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() != 201) {
            throw new IOException("no session: " + answer.statusCode() + " " + answer.body());
        }
        token = JSON.readTree(answer.body()).path("token").asText();
    }

    /** @throws IOException when no answer came */
    Reply submit(Submission submission) throws IOException {
        HttpRequest.Builder request = switch (submission.protocol()) {
            case REST ->
                to("/api/v1/channels/letters/intakes")
                        .header("Idempotency-Key", submission.key())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(LETTER.formatted(submission.key())));
            case SOAP ->
                to("/soap/cases")
                        .header("Content-Type", "application/soap+xml;charset=UTF-8")
                        .POST(BodyPublishers.ofString(ENVELOPE.formatted(submission.key())));
        };
        HttpResponse<String> answer = send(request);
        return new Reply(
                submission.protocol(),
                answer.statusCode(),
                answer.headers().firstValue("Retry-After").orElse(""),
                answer.body());
    }

    /** @param status the answer's, -1 when none came; */
    record Page(int status, JsonNode body) {}

    /** Reads a page; a session that has ended is opened again. */
    Page get(String path) {
        try {
            HttpResponse<String> answer = send(to(path).GET());
            if (answer.statusCode() == 401) {
                signIn();
                answer = send(to(path).GET());
            }
            boolean isJson =
                    answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Page(answer.statusCode(), JSON.readTree(isJson ? answer.body() : "{}"));
        } catch (IOException noAnswer) {
            return new Page(-1, JSON.createObjectNode());
        }
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + token);
    }

    /** The limit counts for the whole answer: a request's own timeout ends with the answer's head. */
    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request.build(), BodyHandlers.ofString());
        try {
            return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new IOException("no whole answer within " + LIMIT.toSeconds() + " s", late);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
