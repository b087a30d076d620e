package org.relais.service.claimforms.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.relais.intake.FormData;
import org.relais.service.claimforms.internal.KnownMutuals;
import org.relais.service.claimforms.internal.mutuals.Mutual;
import org.relais.spi.service.Assessment;
import org.relais.texts.LocalizedText;

/** Every combination of ticked, unticked and untouched boxes, of mutuals and of CAFAT numbers, against the rules written down once more. */
class DecisionTableTest {

    private static final LocalDate TODAY = LocalDate.of(2021, 9, 7);

    private static final List<String> BOXES = List.of(
            "fullyCovered", "thirdPartyAccident", "workAccident", "bankDetailsChanged", "prescriptionJoined", "signed");

    /** How a mutual is written, and where its members' forms go; an empty text for none. */
    private static final Map<String, String> MUTUALS = Map.ofEntries(
            Map.entry("", "CAFAT"),
            Map.entry("  ", "CAFAT"),
            Map.entry("Nickel", "SLN"),
            Map.entry("LE NICKEL", "SLN"),
            Map.entry("s.l.n.", "SLN"),
            Map.entry("MDF", "MDF"),
            Map.entry("mutuelle des Fonctionnaires", "MDF"),
            Map.entry("patentes-et-liberaux", "MPL"),
            Map.entry("Patentés et Libéraux", "MPL"),
            Map.entry("Gone", "CAFAT"),
            Map.entry("Nobody's mutual", "CAFAT"),
            Map.entry("—", "CAFAT"));

    private static final List<String> UNKNOWN = List.of("Gone", "Nobody's mutual", "—");

    /** Number as it is written, and whether one is missing then. */
    private static final Map<String, Boolean> NUMBERS =
            Map.of("", true, " . ", true, "339411", false, "339 4.11", false);

    private final ClaimFormRules rules = new ClaimFormRules(
            new CafatNumbers("[0-9]{6}", new LocalizedText("six chiffres", "six digits")),
            new SubmissionLimit(0),
            new KnownMutuals(List.of(
                    KnownMutuals.mutual("SLN", "Mutuelle Le Nickel", "Nickel", "Le Nickel"),
                    KnownMutuals.mutual("MDF", "Mutuelle des fonctionnaires"),
                    KnownMutuals.mutual("MPL", "Mutuelle des patentés et libéraux", "Patentés et Libéraux"),
                    new Mutual("OLD", new LocalizedText("Gone", "Gone (en)"), List.of(), "MDF", false, 1))));

    @Test
    void everyCombinationIsJudgedByTheRules() {
        int judged = 0;
        for (int states = 0; states < 729; states++) {
            Map<String, Boolean> boxes = boxes(states);
            for (String mutual : MUTUALS.keySet()) {
                for (String number : NUMBERS.keySet()) {
                    judge(boxes, mutual, number);
                    judged++;
                }
            }
        }
        assertEquals(729 * 12 * 4, judged);
    }

    /** Each box is untouched, unticked or ticked. */
    private static Map<String, Boolean> boxes(int states) {
        Map<String, Boolean> boxes = new HashMap<>();
        int left = states;
        for (String box : BOXES) {
            if (left % 3 > 0) {
                boxes.put(box, left % 3 == 2);
            }
            left /= 3;
        }
        return boxes;
    }

    private void judge(Map<String, Boolean> boxes, String mutual, String number) {
        Map<String, Object> form = new HashMap<>(boxes);
        form.put("formNumber", "FS-2021-0001");
        form.put("insured", Map.of("lastName", "Kaloï", "firstName", "Théo", "birthDate", "1988-05-04"));
        if (!mutual.isEmpty()) {
            form.put("mutual", mutual);
        }
        if (!number.isEmpty()) {
            form.put("cafatNumber", number);
        }
        Assessment said = rules.assess(new FormData(form), TODAY);
        assertEquals(expected(boxes, mutual, number), said(said), form::toString);
    }

    private static List<String> expected(Map<String, Boolean> boxes, String mutual, String number) {
        if (boxes.getOrDefault("workAccident", false)) {
            return List.of("refused claim-forms-work-accident");
        }
        boolean covered = boxes.getOrDefault("fullyCovered", false);
        List<String> expected = new ArrayList<>();
        expected.add("to " + (covered ? "CAFAT" : MUTUALS.get(mutual)));
        if (!boxes.getOrDefault("signed", false)) {
            expected.add("missing /signed");
        }
        if (NUMBERS.get(number)) {
            expected.add("missing /cafatNumber");
        } else {
            expected.add("found by 339411");
        }
        if (!covered && UNKNOWN.contains(mutual)) {
            expected.add("warning Unknown mutual");
        }
        if (boxes.getOrDefault("thirdPartyAccident", false)) {
            expected.add("warning Accident caused by a third party");
        }
        return expected;
    }

    private static List<String> said(Assessment assessment) {
        if (assessment instanceof Assessment.Refused refused) {
            return List.of("refused " + refused.code().value());
        }
        Assessment.Accepted accepted = (Assessment.Accepted) assessment;
        List<String> said = new ArrayList<>();
        said.add("to " + accepted.destination().id());
        accepted.missing().forEach(missing -> said.add("missing " + missing.pointer()));
        accepted.found().values().forEach(value -> said.add("found by " + value));
        accepted.warnings()
                .forEach(warning -> said.add("warning " + warning.en().split(":")[0]));
        return said;
    }
}
