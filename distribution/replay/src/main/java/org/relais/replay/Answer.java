package org.relais.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * What the server answered.
 *
 * @param body as text, empty when there is none
 * @param etag the revision of what was answered
 * @param retryAfter how long the server asks to be left alone; only the form in seconds is understood
 */
record Answer(int status, String body, Optional<String> etag, Optional<Duration> retryAfter) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("ETag"),
                response.headers()
                        .firstValue("Retry-After")
                        .filter(value -> value.matches("\\d{1,6}"))
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))));
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** True when the same request is worth sending again a little later. */
    boolean isTemporary() {
        return status == 429 || status == 503;
    }

    /** The body as JSON; a missing node when it is something else. */
    JsonNode json() {
        try {
            JsonNode parsed = JSON.readTree(body);
            return parsed == null ? MissingNode.getInstance() : parsed;
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
