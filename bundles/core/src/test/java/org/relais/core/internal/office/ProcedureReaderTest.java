package org.relais.core.internal.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.relais.procedures.DecisionDelay;
import org.relais.procedures.ProcedureTemplate;
import org.relais.procedures.ProcedureTemplate.Start;

class ProcedureReaderTest {

    private static final String HEAD = """
            procedures:
              - id: aid
                name: {fr: Aide, en: Aid}
                topics: [care]
                steps:
            """;

    @Test
    void theShippedTemplatesAreReadAndNeverStartByThemselves() {
        List<ProcedureTemplate> templates = PackSamples.shipped().procedures();
        assertEquals(
                List.of("scholarship-enrolment", "business-support"),
                templates.stream().map(ProcedureTemplate::id).toList());
        assertTrue(templates.stream().allMatch(template -> template.starts() == Start.ON_REQUEST));
        assertEquals(
                new DecisionDelay(
                        2, DecisionDelay.Unit.MONTHS, DecisionDelay.Effect.REJECTION, DecisionDelay.CountsFrom.STAMP),
                templates.get(0).decision());
        assertEquals("DERES", templates.get(0).steps().get(1).who().wireName());
    }

    @Test
    void stepsThatFollowThemselvesAreRefusedByName() {
        List<String> mistakes = mistakes(step("a", "after: [b]") + step("b", "after: [c]") + step("c", "after: [a]"));
        assertEquals(3, mistakes.size(), mistakes.toString());
        assertTrue(
                mistakes.get(0).contains("procedures[0].steps[0]: the step 'a' would have to be done before itself"));
    }

    @Test
    void aStepThatNoOutcomeLeadsToIsRefusedByName() {
        String outcomes = "outcomes: [{id: x, name: {fr: X, en: X}}, {id: y, name: {fr: Y, en: Y}}]";
        List<String> unknown = mistakes(step("a", outcomes) + step("b", "onlyIf: [{step: a, outcome: z}]"));
        assertTrue(unknown.get(0).contains("the step 'b' can never be reached"), unknown.toString());
        List<String> contrary = mistakes(step("a", outcomes)
                + step("b", "onlyIf: [{step: a, outcome: x}]\\n        " + outcomes)
                + step("c", "onlyIf: [{step: a, outcome: y}, {step: b, outcome: x}]"));
        assertEquals(1, contrary.size(), contrary.toString());
        assertTrue(contrary.get(0).contains("the step 'c' can never be reached"), contrary.toString());
    }

    @Test
    void unknownReferencesAreRefusedByName() {
        List<String> mistakes = mistakes(step("a", "after: [nowhere]\\n        documents: [none]"));
        assertTrue(mistakes.stream().anyMatch(line -> line.contains("unknown step 'nowhere'")), mistakes.toString());
        assertTrue(mistakes.stream().anyMatch(line -> line.contains("unknown document 'none'")), mistakes.toString());
        assertTrue(mistakes("      - {id: a, name: {fr: A, en: A}, who: NOBODY}\n")
                .get(0)
                .contains("unknown performer 'NOBODY'"));
    }

    private static String step(String id, String more) {
        return "      - id: " + id + "\n        name: {fr: A, en: A}\n        who: desk\n        "
                + more.replace("\\n", "\n") + "\n";
    }

    private static List<String> mistakes(String steps) {
        String text = PackSamples.smallText() + HEAD + steps;
        return assertThrows(InvalidPackException.class, () -> new YamlPackReader("office.yaml").read(text))
                .mistakes();
    }
}
