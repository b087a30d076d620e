package org.relais.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the office counts over a period.
 *
 * @param by the dimension, as the server calls it
 * @param contacts all of the period
 * @param items by key, in the server's order
 */
record Figures(String by, long contacts, Map<String, Count> items) {

    /** The dimensions that a replay reports, in this order. */
    static final List<String> DIMENSIONS = List.of("topic", "outcome", "site", "day", "department");

    /** Contacts of one key, and the cases they opened. */
    record Count(long contacts, long cases) {}

    /** Of calls alone. */
    static Figures ofCalls(RelaisClient client, Account account, LocalDate from, LocalDate to, String by) {
        return read(client, account, "/figures?from=" + from + "&to=" + to + "&channel=phone&by=", by);
    }

    /** Of every channel, by channel. */
    static Figures byChannel(RelaisClient client, Account account, LocalDate from, LocalDate to) {
        return read(client, account, "/figures?from=" + from + "&to=" + to + "&by=", "channel");
    }

    /** @throws RefusedException when the account may not see figures */
    private static Figures read(RelaisClient client, Account account, String path, String by) {
        Answer answer = client.get(account, path + by);
        if (!answer.isSuccess()) {
            throw new RefusedException(Problem.of(answer));
        }
        Map<String, Count> items = new LinkedHashMap<>();
        for (JsonNode item : answer.json().path("items")) {
            items.put(
                    item.path("key").asText(),
                    new Count(item.path("contacts").asLong(), item.path("cases").asLong()));
        }
        return new Figures(by, answer.json().path("contacts").asLong(), items);
    }

    /** Contacts counted under this key. */
    long contacts(String key) {
        return items.getOrDefault(key, new Count(0, 0)).contacts();
    }
}
