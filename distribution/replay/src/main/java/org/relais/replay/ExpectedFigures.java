package org.relais.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Counts that the figures must equal.
 *
 * @param contacts all of the period
 * @param counts by dimension, then by key; a dimension that is absent is not compared
 */
record ExpectedFigures(long contacts, Map<String, Map<String, Long>> counts) {

    private static final Map<String, String> MEMBERS =
            Map.of("topic", "byTopic", "outcome", "byOutcome", "site", "bySite", "day", "byDay");

    /** One count that is not what it should be. */
    record Difference(String what, long expected, long counted) {}

    /**
     * @param days where the days of the file went
     * @throws IOException when the file cannot be read or holds no counts
     */
    static ExpectedFigures read(Path file, Days days) throws IOException {
        JsonNode root = new ObjectMapper().readTree(Files.readString(file));
        if (!root.path("calls").isIntegralNumber()) {
            throw new IOException(file + ": calls");
        }
        try {
            return new ExpectedFigures(root.path("calls").asLong(), counts(root, days));
        } catch (DateTimeException notADay) {
            throw new IOException(file + ": byDay: " + notADay.getMessage(), notADay);
        }
    }

    private static Map<String, Map<String, Long>> counts(JsonNode root, Days days) {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        for (String by : Figures.DIMENSIONS) {
            JsonNode expected = root.path(MEMBERS.getOrDefault(by, ""));
            if (expected.isObject()) {
                counts.put(by, counts(expected, by.equals("day") ? key -> move(key, days) : UnaryOperator.identity()));
            }
        }
        return counts;
    }

    private static Map<String, Long> counts(JsonNode expected, UnaryOperator<String> rename) {
        Map<String, Long> counts = new LinkedHashMap<>();
        expected.properties()
                .forEach(entry -> counts.put(
                        rename.apply(entry.getKey()), entry.getValue().asLong()));
        return counts;
    }

    private static String move(String day, Days days) {
        return days.moved(LocalDate.parse(day)).toString();
    }

    /** Every count in which the figures of one dimension differ, also keys that only one side has. */
    List<Difference> differences(Figures figures) {
        List<Difference> differences = new ArrayList<>();
        if (figures.contacts() != contacts) {
            differences.add(new Difference(figures.by(), contacts, figures.contacts()));
        }
        Map<String, Long> expected = counts.get(figures.by());
        if (expected == null) {
            return differences;
        }
        TreeSet<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(figures.items().keySet());
        for (String key : keys) {
            long wanted = expected.getOrDefault(key, 0L);
            if (wanted != figures.contacts(key)) {
                differences.add(new Difference(figures.by() + " " + key, wanted, figures.contacts(key)));
            }
        }
        return differences;
    }
}
