package org.relais.replay;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The lines of a CSV file with a header: those that can be understood, and the others with the reason. */
record CsvLines<T>(List<T> lines, List<Failure> unreadable) {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();

    CsvLines {
        lines = List.copyOf(lines);
        unreadable = List.copyOf(unreadable);
    }

    /** Makes something of one line. */
    interface LineReader<T> {

        /** @throws IllegalArgumentException or DateTimeException saying what is wrong with the line */
        T read(long number, CSVRecord row);
    }

    /** @throws IOException when the file cannot be read or lacks a column; the message names it */
    static <T> CsvLines<T> read(Path file, Failure.Kind kind, List<String> columns, LineReader<T> reader)
            throws IOException {
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = FORMAT.parse(text)) {
            List<String> missing = new ArrayList<>(columns);
            missing.removeAll(parser.getHeaderNames());
            if (!missing.isEmpty()) {
                throw new IOException(file + ": " + String.join(", ", missing));
            }
            return read(parser, kind, reader);
        } catch (UncheckedIOException | IllegalArgumentException broken) {
            throw new IOException(file + ": " + broken.getMessage(), broken);
        }
    }

    private static <T> CsvLines<T> read(CSVParser parser, Failure.Kind kind, LineReader<T> reader) {
        List<T> lines = new ArrayList<>();
        List<Failure> unreadable = new ArrayList<>();
        Iterator<CSVRecord> records = parser.iterator();
        long line = parser.getCurrentLineNumber();
        while (true) {
            String id = "";
            try {
                if (!records.hasNext()) {
                    return new CsvLines<>(lines, unreadable);
                }
                CSVRecord row = records.next();
                id = row.get(0);
                if (!row.isConsistent()) {
                    throw new IllegalArgumentException(row.size() + " columns");
                }
                lines.add(reader.read(line + 1, row));
            } catch (IllegalArgumentException | DateTimeException | UncheckedIOException broken) {
                Problem problem = new Problem(0, "malformed-line", broken.getMessage());
                unreadable.add(new Failure(kind, line + 1, id, problem));
            }
            line = parser.getCurrentLineNumber();
        }
    }

    static String required(CSVRecord row, String column) {
        String value = row.get(column);
        if (value.isEmpty()) {
            throw new IllegalArgumentException(column + " is empty");
        }
        return value;
    }

    /** {@code True} or {@code False}, in any case. */
    static boolean flag(CSVRecord row, String column) {
        String value = row.get(column);
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException(column + ": \"" + value + "\"");
        }
        return value.equalsIgnoreCase("true");
    }

    /** A whole number that is not negative. */
    static int number(CSVRecord row, String column) {
        String value = row.get(column);
        if (!value.matches("\\d{1,6}")) {
            throw new IllegalArgumentException(column + ": \"" + value + "\"");
        }
        return Integer.parseInt(value);
    }
}
