package org.relais.service.desk.internal.slips;

import com.opencsv.CSVParserBuilder;
import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/** Reads the list that a partner sends back: CSV as spreadsheets write it, with commas or semicolons. */
final class PartnerList {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final List<String> COLUMNS = List.of("number", "formnumber", "outcome", "code", "reason");

    /** Of the file that was sent to the partner, who may have added columns to that. */
    private static final List<String> OURS = List.of("slip", "line", "initials");

    private PartnerList() {}

    /**
     * One line of the list; an empty cell is null.
     *
     * @param line in the file, the first line being 1
     */
    record Row(
            long line,
            @Nullable String number,
            @Nullable String formNumber,
            @Nullable String outcome,
            @Nullable String code,
            @Nullable String reason) {}

    /** @throws RelaisException {@code invalid-request} for what is no such list */
    static List<Row> read(InputStream csv) {
        String text = text(csv);
        String first = text.lines().findFirst().orElse("");
        char separator = first.indexOf(';') >= 0 ? ';' : ',';
        List<Row> rows = new ArrayList<>();
        try (CSVReader reader = new CSVReaderBuilder(new StringReader(text))
                .withCSVParser(new CSVParserBuilder().withSeparator(separator).build())
                .build()) {
            List<String> head = List.of();
            for (String[] cells = reader.readNext(); cells != null; cells = reader.readNext()) {
                if (head.isEmpty()) {
                    head = head(cells);
                } else if (cells.length > 1 || !cells[0].isBlank()) {
                    rows.add(row(reader.getLinesRead(), head, cells));
                }
            }
            if (head.isEmpty()) {
                throw badHead();
            }
            return rows;
        } catch (IOException | CsvValidationException broken) {
            throw Errors.invalid(
                    "",
                    new LocalizedText(
                                    "Le fichier n'est pas un CSV lisible après la ligne %d ; un guillemet n'y est sans doute pas fermé.",
                                    "The file is no CSV that can be read after line %d; a quote is not closed there, most likely.")
                            .formatted(
                                    rows.isEmpty()
                                            ? 1
                                            : rows.get(rows.size() - 1).line()));
        }
    }

    private static String text(InputStream csv) {
        try {
            byte[] bytes = csv.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Errors.invalid(
                        "", new LocalizedText("Le fichier a plus d'un mégaoctet.", "The file has more than 1 MB."));
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw Errors.invalid("", new LocalizedText("Le fichier n'est pas en UTF-8.", "The file is not in UTF-8."));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> head(String[] cells) {
        List<String> head = Arrays.stream(cells)
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        boolean named = head.contains("number") || head.contains("formnumber");
        if (!named || !head.contains("outcome")) {
            throw badHead();
        }
        head.stream()
                .filter(column -> !COLUMNS.contains(column) && !OURS.contains(column))
                .findFirst()
                .ifPresent(unknown -> {
                    throw Errors.invalid(
                            "",
                            new LocalizedText(
                                            "La colonne « %s » est inconnue ; retirez-la.",
                                            "There is no column '%s'; take it out.")
                                    .formatted(unknown));
                });
        return head;
    }

    private static RelaisException badHead() {
        return Errors.invalid(
                "",
                new LocalizedText(
                        "La première ligne nomme les colonnes : formNumber (ou number), outcome, code, reason.",
                        "The first line names the columns: formNumber (or number), outcome, code, reason."));
    }

    private static Row row(long line, List<String> head, String[] cells) {
        return new Row(
                line,
                cell(head, cells, "number").orElse(null),
                cell(head, cells, "formnumber").orElse(null),
                cell(head, cells, "outcome")
                        .map(text -> text.toUpperCase(Locale.ROOT))
                        .orElse(null),
                cell(head, cells, "code").orElse(null),
                cell(head, cells, "reason").orElse(null));
    }

    private static Optional<String> cell(List<String> head, String[] cells, String column) {
        int at = head.indexOf(column);
        return at < 0 || at >= cells.length
                ? Optional.empty()
                : Optional.of(cells[at].strip()).filter(text -> !text.isEmpty());
    }
}
