package org.relais.service.claimforms.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.intake.FormData;
import org.relais.spi.forms.Forms.CompiledForm;
import org.relais.spi.service.Assessment;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestForms;
import org.relais.texts.LocalizedText;

/** The 216 forms of the recorded month, each judged as its columns say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MonthContract {

    private ClaimFormFixture fixture;
    private ClaimFormService service;
    private List<Map<String, String>> lines;

    abstract TestDatabase createDatabase();

    @BeforeAll
    void open() {
        fixture = new ClaimFormFixture(createDatabase());
        service = fixture.service();
        lines = lines();
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    private static List<Map<String, String>> lines() {
        try (InputStream csv = MonthContract.class.getResourceAsStream("/month/claim-forms.csv")) {
            List<String> rows = new String(Objects.requireNonNull(csv).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            String[] columns = rows.get(0).split(",");
            List<Map<String, String>> lines = new ArrayList<>();
            for (String row : rows.subList(1, rows.size())) {
                String[] cells = row.split(",", -1);
                assertEquals(columns.length, cells.length, row);
                Map<String, String> line = new LinkedHashMap<>();
                for (int i = 0; i < cells.length; i++) {
                    line.put(columns[i], cells[i]);
                }
                lines.add(line);
            }
            return lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As a client hands a line in. */
    private static FormData form(Map<String, String> line) {
        Map<String, Object> form = new HashMap<>();
        for (String text : List.of("receivedOn", "formNumber", "cafatNumber", "mutual")) {
            if (!line.get(text).isEmpty()) {
                form.put(text, line.get(text));
            }
        }
        for (String box : List.of(
                "patientIsInsured",
                "fullyCovered",
                "thirdPartyAccident",
                "workAccident",
                "prescriptionJoined",
                "signed")) {
            form.put(box, line.get(box).equals("True"));
        }
        form.put(
                "insured",
                Map.of(
                        "lastName", line.get("insuredLastName"),
                        "firstName", line.get("insuredFirstName"),
                        "birthDate", line.get("birthDate")));
        return new FormData(form);
    }

    private Assessment assess(Map<String, String> line) {
        return fixture.platform.unitOfWork().execute(() -> service.assess(form(line)));
    }

    @Test
    void everyLinePassesTheSchema() {
        CompiledForm schema =
                new TestForms().compile(service.descriptor().form().schema());
        assertEquals(216, lines.size());
        lines.forEach(line -> assertEquals(List.of(), schema.check(form(line)), line::toString));
    }

    @Test
    void everyLineIsJudgedAsItsColumnsSay() {
        for (Map<String, String> line : lines) {
            assertEquals(expected(line), said(assess(line)), line::toString);
        }
    }

    @Test
    void theMonthAddsUp() {
        Map<String, Integer> counts = new TreeMap<>();
        lines.forEach(line -> counts.merge(said(assess(line)), 1, Integer::sum));
        Map<String, Integer> columns = new TreeMap<>();
        lines.forEach(line -> columns.merge(expected(line), 1, Integer::sum));
        assertEquals(columns, counts);
        assertEquals(7, sum(counts, "refused"));
        assertEquals(192, sum(counts, "complete"));
        assertEquals(17, sum(counts, "incomplete"));
        assertEquals(
                13, lines.stream().filter(line -> missing(line, "signature")).count());
        assertEquals(
                4, lines.stream().filter(line -> missing(line, "cafat-number")).count());
        assertEquals(92, counts.get("complete CAFAT"));
        assertEquals(33, counts.get("complete COMMERCE"));
        assertEquals(23, counts.get("complete MDF"));
        assertEquals(25, counts.get("complete MPL"));
        assertEquals(19, counts.get("complete SLN"));
    }

    private boolean missing(Map<String, String> line, String code) {
        return assess(line) instanceof Assessment.Accepted accepted
                && accepted.missing().stream()
                        .anyMatch(missing -> missing.code().equals(code));
    }

    private static int sum(Map<String, Integer> counts, String beginning) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(beginning))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    @Test
    void warningsAreThoseOfTheColumns() {
        for (Map<String, String> line : lines) {
            if (assess(line) instanceof Assessment.Accepted accepted) {
                List<String> expected = new ArrayList<>();
                if (line.get("thirdPartyAccident").equals("True")) {
                    expected.add(
                            "Accident caused by a third party: point it out to the partner when it is handed over.");
                }
                if (line.get("patientIsInsured").equals("False")) {
                    expected.add("The patient is not the insured person, and is not named.");
                }
                assertEquals(
                        expected,
                        accepted.warnings().stream().map(LocalizedText::en).toList(),
                        line::toString);
            }
        }
    }

    private static String expected(Map<String, String> line) {
        if (line.get("workAccident").equals("True")) {
            return "refused claim-forms-work-accident";
        }
        boolean complete =
                line.get("signed").equals("True") && !line.get("cafatNumber").isEmpty();
        String destination = switch (line.get("mutual")) {
            case "Nickel" -> "SLN";
            case "Commerce" -> "COMMERCE";
            case "MDF" -> "MDF";
            case "MPL" -> "MPL";
            case "" -> "CAFAT";
            default -> throw new AssertionError(line);
        };
        return (complete ? "complete " : "incomplete ")
                + (line.get("fullyCovered").equals("True") ? "CAFAT" : destination);
    }

    private static String said(Assessment assessment) {
        if (assessment instanceof Assessment.Refused refused) {
            return "refused " + refused.code().value();
        }
        Assessment.Accepted accepted = (Assessment.Accepted) assessment;
        return (accepted.missing().isEmpty() ? "complete " : "incomplete ")
                + accepted.destination().id();
    }
}
