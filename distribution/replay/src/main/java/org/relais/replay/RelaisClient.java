package org.relais.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Speaks REST with the server: one session per account, opened when first needed and again when it has expired;
 * everything temporary is tried again with growing pauses. Blocking; thread-safe, each calling thread keeps one
 * connection busy.
 */
final class RelaisClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final String API = "/api/v1";

    private final URI server;
    private final String language;
    private final Patience patience;
    private final HttpClient http;
    private final Map<Account, String> tokens = new ConcurrentHashMap<>();

    RelaisClient(URI server, String language, Patience patience) {
        this.server = server;
        this.language = language;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    /** Opens the account's session now, so that a wrong password shows before anything is sent. */
    void signIn(Account account) {
        tokens.computeIfAbsent(account, this::openSession);
    }

    /** @return an answer that settles the request, also when it is an error */
    Answer get(Account account, String path) {
        return send(account, request(path).GET());
    }

    /**
     * @param headers beside those every request has, for example the idempotency key
     * @return an answer that settles the request, also when it is an error
     */
    Answer post(Account account, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        return send(account, request);
    }

    /** @return an answer that settles the request, also when it is an error */
    Answer put(Account account, String path, String body) {
        return send(
                account,
                request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    /** @return an answer that settles the request, also when it is an error */
    Answer delete(Account account, String path) {
        return send(account, request(path).DELETE());
    }

    private Answer send(Account account, HttpRequest.Builder request) {
        String token = tokens.computeIfAbsent(account, this::openSession);
        Answer answer = settle(request.setHeader("Authorization", "Bearer " + token));
        if (answer.status() != 401) {
            return answer;
        }
        tokens.remove(account, token);
        String renewed = tokens.computeIfAbsent(account, this::openSession);
        return settle(request.setHeader("Authorization", "Bearer " + renewed));
    }

    private String openSession(Account account) {
        String credentials = JsonNodeFactory.instance
                .objectNode()
                .put("username", account.name())
                .put("password", account.password())
                .toString();
        Answer answer = settle(request("/sessions")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(credentials)));
        String token = answer.json().path("token").asText();
        if (!answer.isSuccess() || token.isEmpty()) {
            throw new RefusedException(Problem.of(answer));
        }
        return token;
    }

    private Answer settle(HttpRequest.Builder request) {
        Patience.Attempts attempts = patience.begin();
        HttpRequest ready = request.build();
        while (true) {
            try {
                Answer answer = Answer.of(http.send(ready, BodyHandlers.ofString()));
                if (!answer.isTemporary()) {
                    patience.answered();
                    return answer;
                }
                attempts.await(answer.retryAfter(), Problem.of(answer));
            } catch (IOException lost) {
                attempts.await(Optional.empty(), noAnswer(lost));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new UnreachableException("interrupted");
            }
        }
    }

    private Problem noAnswer(IOException lost) {
        String reason = lost.getMessage() == null ? lost.getClass().getSimpleName() : lost.getMessage();
        return new Problem(0, "no-answer", server + " (" + reason + ")");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(API + path))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", language);
    }
}
