package org.relais.rest.internal;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseSummary;

/**
 * Writes cases as RFC 4180 has it, for a spreadsheet: with a byte order mark, by which it knows the encoding, times as the office's
 * clocks show them, and nothing that it would take for a formula. Not thread-safe.
 */
final class CaseCsv implements Closeable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String BEGINS_A_FORMULA = "=+-@\t\r";
    private static final String[] HEADER = {
        "reference",
        "status",
        "subject",
        "topic",
        "channel",
        "priority",
        "department",
        "assignee",
        "receivedAt",
        "dueAt",
        "overdue",
        "id"
    };

    private final ICSVWriter lines;
    private final ZoneId zone;

    /** @param separator between two cells */
    CaseCsv(Writer out, char separator, ZoneId zone) throws IOException {
        out.write(BYTE_ORDER_MARK);
        this.lines = new CSVWriterBuilder(out)
                .withSeparator(separator)
                .withLineEnd(ICSVWriter.RFC4180_LINE_END)
                .build();
        this.zone = zone;
        lines.writeNext(HEADER, false);
    }

    void write(CaseSummary summary) {
        lines.writeNext(
                new String[] {
                    summary.reference().value(),
                    summary.status().name(),
                    text(summary.subject()),
                    text(summary.topic()),
                    text(summary.channel()),
                    summary.priority().name(),
                    text(summary.department()),
                    text(summary.assignee()),
                    time(summary.receivedAt()),
                    time(summary.dueAt()),
                    String.valueOf(summary.overdue()),
                    summary.id().toString()
                },
                false);
    }

    /** Whether the reader still listens. */
    boolean hasFailed() {
        return lines.checkError();
    }

    private static String text(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.isEmpty() || BEGINS_A_FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    private String time(@Nullable Instant time) {
        return time == null
                ? ""
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        time.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
