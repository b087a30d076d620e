package org.relais.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * A claim form that was handed in. Texts are empty where the file says nothing.
 *
 * @param line where it stands in the file
 * @param patientIsInsured false for a dependant, whom the file does not name
 */
record ClaimForm(
        long line,
        LocalDate receivedOn,
        String formNumber,
        String cafatNumber,
        String mutual,
        String firstName,
        String lastName,
        String birthDate,
        boolean patientIsInsured,
        boolean fullyCovered,
        boolean thirdPartyAccident,
        boolean workAccident,
        boolean prescriptionJoined,
        boolean signed) {

    private static final List<String> COLUMNS = List.of(
            "receivedOn",
            "formNumber",
            "cafatNumber",
            "mutual",
            "insuredFirstName",
            "insuredLastName",
            "birthDate",
            "patientIsInsured",
            "fullyCovered",
            "thirdPartyAccident",
            "workAccident",
            "prescriptionJoined",
            "signed");

    /** What becomes of a form by what stands on it. */
    enum Fate {
        REGISTERED,
        INCOMPLETE,
        REFUSED
    }

    /** @throws IOException when the file cannot be read or lacks a column; the message names it */
    static CsvLines<ClaimForm> read(Path file) throws IOException {
        return CsvLines.read(
                file,
                Failure.Kind.CLAIM_FORM,
                COLUMNS,
                (line, row) -> new ClaimForm(
                        line,
                        LocalDate.parse(CsvLines.required(row, "receivedOn")),
                        CsvLines.required(row, "formNumber"),
                        row.get("cafatNumber"),
                        row.get("mutual"),
                        CsvLines.required(row, "insuredFirstName"),
                        CsvLines.required(row, "insuredLastName"),
                        CsvLines.required(row, "birthDate"),
                        CsvLines.flag(row, "patientIsInsured"),
                        CsvLines.flag(row, "fullyCovered"),
                        CsvLines.flag(row, "thirdPartyAccident"),
                        CsvLines.flag(row, "workAccident"),
                        CsvLines.flag(row, "prescriptionJoined"),
                        CsvLines.flag(row, "signed")));
    }

    /** What has to become of it, by its fields alone. */
    Fate fate() {
        if (workAccident) {
            return Fate.REFUSED;
        }
        return signed && !cafatNumber.isEmpty() ? Fate.REGISTERED : Fate.INCOMPLETE;
    }

    /** What the officer enters. */
    String form() {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.put("formNumber", formNumber).put("receivedOn", receivedOn.toString());
        if (!cafatNumber.isEmpty()) {
            form.put("cafatNumber", cafatNumber);
        }
        if (!mutual.isEmpty()) {
            form.put("mutual", mutual);
        }
        form.putObject("insured")
                .put("firstName", firstName)
                .put("lastName", lastName)
                .put("birthDate", birthDate);
        form.put("fullyCovered", fullyCovered)
                .put("thirdPartyAccident", thirdPartyAccident)
                .put("workAccident", workAccident)
                .put("prescriptionJoined", prescriptionJoined)
                .put("signed", signed);
        return form.toString();
    }
}
