package org.relais.core.internal.office;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.relais.cases.ImplicitDecision;
import org.relais.cases.Priority;
import org.relais.core.internal.office.EscalationStep.Deed;
import org.relais.core.internal.office.EscalationStep.Moment;

/** Reads targets, reminders and implicit decisions: those of the office, and those that a topic has of its own. */
final class DeadlineReader {

    private static final Map<String, Priority> PRIORITIES = Syntax.names(List.of(Priority.values()));
    private static final Map<String, ImplicitDecision.Effect> EFFECTS =
            Syntax.names(List.of(ImplicitDecision.Effect.values()));
    private static final Map<String, Deed> DEEDS = Map.of(
            "notify assignee", Deed.NOTIFY_ASSIGNEE,
            "notify department", Deed.NOTIFY_DEPARTMENT,
            "notify supervisors", Deed.NOTIFY_SUPERVISORS,
            "raise priority", Deed.RAISE_PRIORITY,
            "move to supervisors", Deed.MOVE_TO_SUPERVISORS);

    private static final Pattern SHARE = Pattern.compile("([1-9]\\d?)%");
    private static final Pattern DISTANCE = Pattern.compile("(\\S+) (before|after) due");
    private static final Pattern DAYS = Pattern.compile("([1-9]\\d?)d");
    private static final String MOMENT_EXPECTED =
            "a moment (examples: 50%, 4h before due, due, 30m after due, 1d after due)";
    private static final EscalationStep NEVER = new EscalationStep("due", Moment.DUE, 0, Duration.ZERO, 0, List.of());

    private static final Pattern DELAY = Pattern.compile("([1-9]\\d{0,2}) (day|month)s?");
    private static final String DELAY_EXPECTED = "a delay in calendar days or months (examples: 2 months, 30 days)";

    private final List<EscalationStep> steps;
    private final DecisionRule decision;
    private final Map<String, TopicDeadlines> topics = new HashMap<>();

    DeadlineReader(YamlSection root) {
        this.steps = root.list("escalation", DeadlineReader::step);
        this.decision = decision(root, DecisionRule.DEFAULT);
    }

    /** What a topic says, and for the rest what the office says. */
    TopicDeadlines read(String topic, YamlSection section) {
        TopicDeadlines read = TopicDeadlines.of(
                targets(section),
                section.has("escalation") ? section.list("escalation", DeadlineReader::step) : steps,
                decision(section, decision));
        topics.put(topic, read);
        return read;
    }

    PackDeadlines all() {
        return new PackDeadlines(topics, TopicDeadlines.of(TopicDeadlines.DEFAULT.targets(), steps, decision));
    }

    private static Map<Priority, Duration> targets(YamlSection section) {
        if (!section.hasKeys("target")) {
            return Map.of(Priority.NORMAL, duration(section.text("target")));
        }
        return section.section("target", Map.of(), targets -> {
            Map<Priority, Duration> read = new EnumMap<>(Priority.class);
            read.put(Priority.NORMAL, duration(targets.text("normal")));
            PRIORITIES.forEach(
                    (name, priority) -> targets.optional(name).ifPresent(text -> read.put(priority, duration(text))));
            return read;
        });
    }

    private static Duration duration(YamlText text) {
        return text.as(Syntax::duration, Duration.ofHours(1), Syntax.DURATION_EXPECTED);
    }

    private static DecisionRule decision(YamlSection section, DecisionRule fallback) {
        if (!section.has("decision")) {
            return fallback;
        }
        return section.section("decision", fallback, given -> {
            DecisionRule delay = given.text("delay").as(DeadlineReader::delay, fallback, DELAY_EXPECTED);
            return new DecisionRule(
                    delay.amount(), delay.unit(), Syntax.constant(EFFECTS, given.text("effect"), fallback.effect()));
        });
    }

    private static DecisionRule delay(String text) {
        Matcher matcher = matching(DELAY, text);
        return new DecisionRule(
                Integer.parseInt(matcher.group(1)),
                matcher.group(2).equals("day") ? DecisionRule.Unit.DAYS : DecisionRule.Unit.MONTHS,
                ImplicitDecision.Effect.REJECTION);
    }

    private static EscalationStep step(YamlSection section) {
        EscalationStep moment = section.text("at").as(DeadlineReader::moment, NEVER, MOMENT_EXPECTED);
        List<Deed> deeds = section.texts("do").stream()
                .map(text -> Syntax.constant(DEEDS, text, Deed.NOTIFY_ASSIGNEE))
                .distinct()
                .toList();
        if (deeds.isEmpty()) {
            section.refuse(
                    "do",
                    "says nothing; possible: "
                            + String.join(", ", DEEDS.keySet().stream().sorted().toList()));
        }
        return new EscalationStep(
                moment.at(), moment.moment(), moment.percent(), moment.distance(), moment.days(), deeds);
    }

    private static EscalationStep moment(String at) {
        Matcher share = SHARE.matcher(at);
        if (at.equals("due")) {
            return new EscalationStep(at, Moment.DUE, 0, Duration.ZERO, 0, List.of());
        }
        if (share.matches()) {
            return new EscalationStep(at, Moment.SHARE, Integer.parseInt(share.group(1)), Duration.ZERO, 0, List.of());
        }
        Matcher distance = matching(DISTANCE, at);
        boolean after = distance.group(2).equals("after");
        Matcher days = DAYS.matcher(distance.group(1));
        if (after && days.matches()) {
            return new EscalationStep(
                    at, Moment.DAYS_AFTER, 0, Duration.ZERO, Integer.parseInt(days.group(1)), List.of());
        }
        return new EscalationStep(
                at, after ? Moment.AFTER : Moment.BEFORE, 0, Syntax.duration(distance.group(1)), 0, List.of());
    }

    private static Matcher matching(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return matcher;
    }
}
