package org.relais.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Why something was refused.
 *
 * @param status HTTP status, 0 when the server was not asked or did not answer
 * @param code stable code, as in problem+json
 * @param detail a sentence for people
 */
record Problem(int status, String code, String detail) {

    private static final int EXCERPT = 200;

    /** Reads problem+json; of any other body an excerpt is kept. */
    static Problem of(Answer answer) {
        JsonNode body = answer.json();
        String detail = body.path("detail").asText(body.path("title").asText(excerpt(answer.body())));
        List<String> fields = new ArrayList<>();
        for (JsonNode error : body.path("errors")) {
            fields.add(
                    error.path("pointer").asText() + ": " + error.path("detail").asText());
        }
        return new Problem(
                answer.status(),
                body.path("code").asText("unexpected-answer"),
                fields.isEmpty() ? detail : String.join("; ", fields));
    }

    private static String excerpt(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "…";
    }

    @Override
    public String toString() {
        return (status == 0 ? "" : status + " ") + code + (detail.isEmpty() ? "" : ": " + detail);
    }
}
