package org.relais.core.internal.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.cases.ImplicitDecision.Effect;
import org.relais.cases.Priority;
import org.relais.core.internal.office.DecisionRule.Unit;
import org.relais.core.internal.office.EscalationStep.Deed;
import org.relais.core.internal.office.EscalationStep.Moment;

class DeadlineReaderTest {

    private static final String OFFICE = """
            escalation:
              - {at: 50%, do: notify assignee}
              - {at: 1d after due, do: [notify supervisors, move to supervisors]}
            decision: {delay: 30 days, effect: acceptance}
            """;

    @Test
    void aTopicHasOneTargetForAllPrioritiesOrOneForEach() {
        assertEquals(Duration.ofHours(9), read("target: 9h", "").target(Priority.URGENT));
        TopicDeadlines each = read("target: {normal: 18h, high: 9h}", "");
        assertEquals(Duration.ofHours(18), each.target(Priority.LOW));
        assertEquals(Duration.ofHours(18), each.target(Priority.NORMAL));
        assertEquals(Duration.ofHours(9), each.target(Priority.HIGH));
        assertEquals(Duration.ofHours(9), each.target(Priority.URGENT), "as that of the next lower one");
    }

    @Test
    void whatATopicDoesNotSayTheOfficeSays() {
        TopicDeadlines topic = read("target: 9h", OFFICE);
        assertEquals(
                List.of(Moment.SHARE, Moment.DAYS_AFTER),
                topic.steps().stream().map(EscalationStep::moment).toList());
        assertEquals(
                List.of(Deed.NOTIFY_SUPERVISORS, Deed.MOVE_TO_SUPERVISORS),
                topic.steps().get(1).deeds());
        assertEquals(new DecisionRule(30, Unit.DAYS, Effect.ACCEPTANCE), topic.decision());
    }

    @Test
    void aTopicSaysOtherwise() {
        TopicDeadlines topic = read("""
                target: 9h
                    escalation:
                      - {at: 1h30m before due, do: notify department}
                    decision: {delay: 4 months, effect: rejection}\
                """, OFFICE);
        assertEquals(1, topic.steps().size());
        assertEquals(Duration.ofMinutes(90), topic.steps().get(0).distance());
        assertEquals(new DecisionRule(4, Unit.MONTHS, Effect.REJECTION), topic.decision());
    }

    @Test
    void anOfficeThatSaysNothingHasTwoMonthsRejectionAndNoSteps() {
        assertEquals(DecisionRule.DEFAULT, read("target: 9h", "").decision());
        assertEquals(List.of(), read("target: 9h", "").steps());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at: 50%|at: 150%|escalation[0].at: '150%' is not a moment",
                "at: 50%|at: 1d before due|escalation[0].at: '1d before due' is not a moment",
                "do: notify assignee|do: call everybody|escalation[0].do: unknown value 'call everybody'",
                "do: notify assignee|doo: notify assignee|escalation[0].do: says nothing",
                "delay: 30 days|delay: 30 hours|decision.delay: '30 hours' is not a delay in calendar days or months",
                "effect: acceptance|effect: nothing|decision.effect: unknown value 'nothing'"
            })
    void aMistakeIsNamed(String good, String bad, String message) {
        String text = PackSamples.smallText() + OFFICE.replace(good, bad);
        InvalidPackException refused =
                assertThrows(InvalidPackException.class, () -> new YamlPackReader("office.yaml").read(text));
        assertTrue(refused.getMessage().contains(message), refused::getMessage);
    }

    @Test
    void aTargetForEachPriorityNeedsTheNormalOne() {
        String text = PackSamples.smallText().replace("target: 9h", "target: {high: 9h}");
        InvalidPackException refused =
                assertThrows(InvalidPackException.class, () -> new YamlPackReader("office.yaml").read(text));
        assertTrue(refused.getMessage().contains("topics[0].target.normal: is missing"), refused::getMessage);
    }

    private static TopicDeadlines read(String topic, String office) {
        OfficePack pack = PackSamples.read(PackSamples.smallText().replace("target: 9h", topic) + office);
        return new PackDeadlineRules(PackSamples.packs(pack)).of("care");
    }
}
