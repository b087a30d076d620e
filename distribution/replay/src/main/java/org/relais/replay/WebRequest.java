package org.relais.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that a citizen sent by the web form.
 *
 * @param line where it stands in the file
 * @param form as the web channel's form wants it
 */
record WebRequest(long line, String key, OffsetDateTime sentAt, ObjectNode form) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a file holds. */
    record Lines(List<WebRequest> requests, List<Failure> unreadable) {

        Lines {
            requests = List.copyOf(requests);
            unreadable = List.copyOf(unreadable);
        }
    }

    /** @param file one JSON object on each line: {@code key}, {@code sentAt} and the members of the form */
    static Lines read(Path file) throws IOException {
        List<WebRequest> requests = new ArrayList<>();
        List<Failure> unreadable = new ArrayList<>();
        long number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                requests.add(read(number, line));
            } catch (IOException | IllegalArgumentException | DateTimeException broken) {
                Problem problem = new Problem(0, "malformed-line", broken.getMessage());
                unreadable.add(new Failure(Failure.Kind.WEB_REQUEST, number, "", problem));
            }
        }
        return new Lines(requests, unreadable);
    }

    private static WebRequest read(long number, String line) throws IOException {
        JsonNode whole = JSON.readTree(line);
        if (!(whole instanceof ObjectNode form) || form.path("key").asText().isEmpty()) {
            throw new IllegalArgumentException("key is empty");
        }
        OffsetDateTime sentAt = OffsetDateTime.parse(form.path("sentAt").asText());
        String key = form.remove("key").asText();
        return new WebRequest(number, key, sentAt, form);
    }
}
