package org.relais.replay;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of calls: those that can be sent, and the lines that cannot be understood. What the values mean is left to the
 * server, which knows the office.
 */
record CallFile(List<Call> calls, List<Failure> unreadable) {

    private static final List<String> COLUMNS = List.of(
            "callId",
            "startedAt",
            "site",
            "caller",
            "waitSeconds",
            "talkSeconds",
            "topic",
            "commune",
            "firstName",
            "lastName",
            "outcome",
            "department",
            "subject");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();

    CallFile {
        calls = List.copyOf(calls);
        unreadable = List.copyOf(unreadable);
    }

    /** @throws IOException when the file cannot be read or lacks a column; the message names it */
    static CallFile read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = FORMAT.parse(reader)) {
            List<String> missing = new ArrayList<>(COLUMNS);
            missing.removeAll(parser.getHeaderNames());
            if (!missing.isEmpty()) {
                throw new IOException(file + ": " + String.join(", ", missing));
            }
            return read(parser);
        } catch (UncheckedIOException | IllegalArgumentException broken) {
            throw new IOException(file + ": " + broken.getMessage(), broken);
        }
    }

    private static CallFile read(CSVParser parser) {
        List<Call> calls = new ArrayList<>();
        List<Failure> unreadable = new ArrayList<>();
        Iterator<CSVRecord> records = parser.iterator();
        long line = parser.getCurrentLineNumber();
        while (true) {
            String callId = "";
            try {
                if (!records.hasNext()) {
                    return new CallFile(calls, unreadable);
                }
                CSVRecord row = records.next();
                callId = row.get(0);
                calls.add(call(line + 1, row));
            } catch (IllegalArgumentException | DateTimeException | UncheckedIOException broken) {
                unreadable.add(new Failure(line + 1, callId, new Problem(0, "malformed-line", broken.getMessage())));
            }
            line = parser.getCurrentLineNumber();
        }
    }

    private static Call call(long line, CSVRecord row) {
        if (!row.isConsistent()) {
            throw new IllegalArgumentException(row.size() + " columns");
        }
        return new Call(
                line,
                required(row, "callId"),
                OffsetDateTime.parse(required(row, "startedAt")),
                row.get("site"),
                row.get("caller"),
                seconds(row, "waitSeconds"),
                seconds(row, "talkSeconds"),
                row.get("topic"),
                row.get("commune"),
                row.get("firstName"),
                row.get("lastName"),
                required(row, "outcome"),
                row.get("department"),
                row.get("subject"));
    }

    private static String required(CSVRecord row, String column) {
        String value = row.get(column);
        if (value.isEmpty()) {
            throw new IllegalArgumentException(column + " is empty");
        }
        return value;
    }

    private static int seconds(CSVRecord row, String column) {
        String value = row.get(column);
        if (!value.matches("\\d{1,6}")) {
            throw new IllegalArgumentException(column + ": \"" + value + "\"");
        }
        return Integer.parseInt(value);
    }
}
