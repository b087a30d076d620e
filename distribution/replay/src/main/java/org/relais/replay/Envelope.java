package org.relais.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * An envelope that a round found in a drop box. Texts are empty where the file says nothing.
 *
 * @param line where it stands in the file
 * @param round the file's name of the round, over all boxes
 * @param stampedOn the date of the public's stamp
 * @param items how many matters are in it, all on one topic
 */
record Envelope(
        long line,
        String round,
        String box,
        OffsetDateTime collectedAt,
        String stampedOn,
        String sender,
        int items,
        String topic,
        String subject) {

    private static final List<String> COLUMNS =
            List.of("round", "box", "collectedAt", "stampedOn", "sender", "items", "topic", "subject");

    /** @throws IOException when the file cannot be read or lacks a column; the message names it */
    static CsvLines<Envelope> read(Path file) throws IOException {
        return CsvLines.read(
                file,
                Failure.Kind.ENVELOPE,
                COLUMNS,
                (line, row) -> new Envelope(
                        line,
                        CsvLines.required(row, "round"),
                        CsvLines.required(row, "box"),
                        OffsetDateTime.parse(CsvLines.required(row, "collectedAt")),
                        row.get("stampedOn"),
                        row.get("sender"),
                        CsvLines.number(row, "items"),
                        CsvLines.required(row, "topic"),
                        CsvLines.required(row, "subject")));
    }

    /**
     * What the person who sorts it enters.
     *
     * @param roundId how the server names the round
     * @param number of the envelope in its round and box, from 1
     */
    String form(String roundId, int number) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.put("delivery", "BOX").put("round", roundId).put("envelope", number);
        if (!stampedOn.isEmpty()) {
            form.put("stampedOn", stampedOn);
        }
        if (!sender.isEmpty()) {
            String[] names = sender.split(" ", 2);
            ObjectNode who = form.putObject("sender");
            if (names.length == 2) {
                who.put("firstName", names[0]);
            }
            who.put("lastName", names[names.length - 1]);
        }
        ArrayNode matters = form.putArray("items");
        for (int item = 1; item <= items; item++) {
            matters.addObject()
                    .put("topic", topic)
                    .put("subject", items == 1 ? subject : "%s (%d/%d)".formatted(subject, item, items));
        }
        return form.toString();
    }
}
