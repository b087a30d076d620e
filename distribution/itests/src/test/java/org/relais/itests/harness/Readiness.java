package org.relais.itests.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Waits until a system says that it is ready. */
final class Readiness {

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private Readiness() {}

    static void await(URI url) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build();
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/health/ready"))
                .timeout(ANSWER)
                .build();
        AtomicReference<String> last = new AtomicReference<>("nothing");
        Patience.until(url + " is ready", () -> isReady(client, request, last), last::get);
    }

    private static boolean isReady(HttpClient client, HttpRequest request, AtomicReference<String> last) {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            last.set(answer.statusCode() + " " + answer.body());
            return answer.statusCode() == 200;
        } catch (IOException e) {
            last.set(e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
