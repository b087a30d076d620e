package org.relais.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks {@code /health/ready} and waits for a yes. */
final class Readiness {
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 100;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER)
            .build();
    private final HttpRequest request;

    Readiness(URI url) {
        this.request = HttpRequest.newBuilder(url.resolve("/health/ready"))
                .timeout(ANSWER)
                .build();
    }

    /** One answer: ready or not, and why not. */
    record Answer(boolean ready, String reasons) {
        private static final Pattern REFUSED_KEYS = Pattern.compile(
                "\"name\":\"encryption\",\"status\":\"DOWN\",\"messages\":\\[\"([^\"]+)\",\"([^\"]+)\"]");

        /** What no waiting helps against: the key file is refused, and why, in French and English. */
        Optional<String> refusal() {
            Matcher refused = REFUSED_KEYS.matcher(reasons);
            return refused.find()
                    ? Optional.of(refused.group(1) + System.lineSeparator() + refused.group(2))
                    : Optional.empty();
        }
    }

    Answer ask() throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    response.statusCode() == 200,
                    json ? response.body().strip() : request.uri() + " answers " + response.statusCode());
        } catch (IOException e) {
            return new Answer(false, "no answer on " + request.uri());
        }
    }

    /**
     * Asks until the answer is yes or a refusal, the process is gone or the time is over, and shows that it is still alive.
     *
     * @return the last answer
     */
    Answer await(Duration patience, BooleanSupplier alive, Progress progress) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Answer answer = ask();
        while (!answer.ready() && answer.refusal().isEmpty() && alive.getAsBoolean() && System.nanoTime() < end) {
            progress.tick();
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            answer = ask();
        }
        progress.end();
        return answer;
    }
}
