package org.relais.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
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

    CallFile {
        calls = List.copyOf(calls);
        unreadable = List.copyOf(unreadable);
    }

    /** @throws IOException when the file cannot be read or lacks a column; the message names it */
    static CallFile read(Path file) throws IOException {
        CsvLines<Call> read = CsvLines.read(file, Failure.Kind.CALL, COLUMNS, CallFile::call);
        return new CallFile(read.lines(), read.unreadable());
    }

    private static Call call(long line, CSVRecord row) {
        return new Call(
                line,
                CsvLines.required(row, "callId"),
                OffsetDateTime.parse(CsvLines.required(row, "startedAt")),
                row.get("site"),
                row.get("caller"),
                CsvLines.number(row, "waitSeconds"),
                CsvLines.number(row, "talkSeconds"),
                row.get("topic"),
                row.get("commune"),
                row.get("firstName"),
                row.get("lastName"),
                CsvLines.required(row, "outcome"),
                row.get("department"),
                row.get("subject"));
    }
}
