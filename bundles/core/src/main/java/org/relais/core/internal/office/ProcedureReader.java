package org.relais.core.internal.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.TeamId;
import org.relais.directory.TopicId;
import org.relais.procedures.DecisionDelay;
import org.relais.procedures.Performer;
import org.relais.procedures.ProcedureTemplate;
import org.relais.procedures.ProcedureTemplate.Condition;
import org.relais.procedures.ProcedureTemplate.Document;
import org.relais.procedures.ProcedureTemplate.Outcome;
import org.relais.procedures.ProcedureTemplate.Start;
import org.relais.procedures.ProcedureTemplate.Step;

/** Reads templates of procedures. */
final class ProcedureReader {

    /** More of either would not fit into one entry of a journal. */
    static final int MOST = 30;

    private static final int MOST_OUTCOMES = 10;

    private static final Map<String, Start> STARTS =
            Map.of("automatically", Start.AUTOMATICALLY, "on-request", Start.ON_REQUEST, "never", Start.NEVER);
    private static final Map<String, Boolean> FLAGS = Map.of("true", true, "false", false);
    private static final Map<String, DecisionDelay.Effect> EFFECTS =
            Syntax.names(List.of(DecisionDelay.Effect.values()));
    private static final Pattern DELAY = Pattern.compile("([1-9]\\d{0,2}) (day|month)s?");
    private static final Map<String, DecisionDelay.CountsFrom> DATES =
            Syntax.names(List.of(DecisionDelay.CountsFrom.values()));
    private static final DecisionDelay NO_DELAY = new DecisionDelay(
            1, DecisionDelay.Unit.DAYS, DecisionDelay.Effect.REJECTION, DecisionDelay.CountsFrom.STAMP);

    private final Set<String> topics;
    private final Set<String> departments;

    /** Null where they are not known: the pack says nothing of teams. */
    private final @Nullable Set<String> teams;

    ProcedureReader(YamlSection root) {
        this.topics = root.names("topics", "id");
        this.departments = root.names("departments", "id");
        this.teams = null;
    }

    /** Templates for an office that is in force already. */
    ProcedureReader(Office office, Set<String> teams) {
        this.teams = teams;
        this.topics = new LinkedHashSet<>();
        this.departments = new LinkedHashSet<>();
        office.topics().forEach(topic -> topics.add(topic.id().value()));
        office.departments()
                .forEach(department -> departments.add(department.id().value()));
    }

    List<ProcedureTemplate> read(YamlSection root) {
        Uniqueness ids = new Uniqueness("procedure");
        return root.list(
                "procedures",
                section -> template(section, ids.check(section.text("id"), Syntax.ID, Syntax.ID_EXPECTED)));
    }

    ProcedureTemplate template(YamlSection section, String id) {
        Start starts = section.optional("starts")
                .map(text -> Syntax.constant(STARTS, text, Start.ON_REQUEST))
                .orElse(Start.ON_REQUEST);
        List<TopicId> about = section.texts("topics").stream()
                .map(text -> new TopicId(text.among(topics, "topic")))
                .distinct()
                .toList();
        Uniqueness documentIds = new Uniqueness("document");
        List<Document> documents = section.list(
                "documents",
                document -> new Document(id(document, documentIds), document.localized("name"), mandatory(document)));
        limit(section, "documents", documents.size(), MOST);
        return new ProcedureTemplate(
                id, section.localized("name"), about, starts, steps(section), documents, decision(section));
    }

    private List<Step> steps(YamlSection section) {
        Set<String> known = section.names("steps", "id");
        Set<String> documents = section.names("documents", "id");
        Uniqueness ids = new Uniqueness("step");
        Map<String, YamlSection> places = new HashMap<>();
        List<Step> steps = section.required("steps", place -> {
            Step step = step(place, ids, known, documents);
            places.putIfAbsent(step.id(), place);
            return step;
        });
        limit(section, "steps", steps.size(), MOST);
        new StepGraph(steps)
                .mistakes()
                .forEach((step, mistake) -> places.get(step).refuse(mistake));
        return steps;
    }

    private Step step(YamlSection section, Uniqueness ids, Set<String> known, Set<String> documents) {
        String id = id(section, ids);
        Uniqueness outcomeIds = new Uniqueness("outcome");
        List<Outcome> outcomes =
                section.list("outcomes", outcome -> new Outcome(id(outcome, outcomeIds), outcome.localized("name")));
        limit(section, "outcomes", outcomes.size(), MOST_OUTCOMES);
        return new Step(
                id,
                section.localized("name"),
                mandatory(section),
                performer(section.text("who")),
                among(section, "after", known, "step"),
                section.list(
                        "onlyIf",
                        condition -> new Condition(
                                condition.text("step").among(known, "step"),
                                condition.texts("outcome").stream()
                                        .map(YamlText::value)
                                        .toList())),
                among(section, "documents", documents, "document"),
                outcomes);
    }

    private static List<String> among(YamlSection section, String key, Set<String> known, String kind) {
        return section.texts(key).stream()
                .map(text -> text.among(known, kind))
                .distinct()
                .toList();
    }

    private static String id(YamlSection section, Uniqueness ids) {
        return ids.check(section.text("id"), Syntax.ID, Syntax.ID_EXPECTED);
    }

    private static boolean mandatory(YamlSection section) {
        return section.optional("mandatory")
                .map(text -> {
                    text.among(FLAGS.keySet(), "value");
                    return FLAGS.getOrDefault(text.value(), true);
                })
                .orElse(true);
    }

    private Performer performer(YamlText text) {
        for (Performer.Kind kind : List.of(Performer.Kind.REQUESTER, Performer.Kind.DESK, Performer.Kind.DEPARTMENT)) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(text.value())) {
                return Performer.of(kind);
            }
        }
        if (text.value().startsWith(Performer.TEAM_PREFIX)) {
            return Performer.in(team(text));
        }
        List<String> allowed = new ArrayList<>(List.of("requester", "desk", "department", "team:<id>"));
        allowed.addAll(departments);
        text.among(allowed, "performer");
        return departments.contains(text.value())
                ? Performer.in(new DepartmentId(text.value()))
                : Performer.of(Performer.Kind.DEPARTMENT);
    }

    private TeamId team(YamlText text) {
        String id = text.value().substring(Performer.TEAM_PREFIX.length());
        if (!Syntax.ID.matcher(id).matches()) {
            text.refuse("'" + id + "' is not a team: " + Syntax.ID_EXPECTED);
        } else if (teams != null && !teams.contains(id)) {
            text.refuse("unknown team '" + id + "'; known: " + String.join(", ", new TreeSet<>(teams)));
        }
        return new TeamId(id);
    }

    private static @Nullable DecisionDelay decision(YamlSection section) {
        return section.has("decision") ? section.section("decision", NO_DELAY, ProcedureReader::delay) : null;
    }

    private static DecisionDelay delay(YamlSection section) {
        DecisionDelay.Effect effect = Syntax.constant(EFFECTS, section.text("silence"), DecisionDelay.Effect.REJECTION);
        DecisionDelay.CountsFrom date = section.optional("countsFrom")
                .map(text -> Syntax.constant(DATES, text, DecisionDelay.CountsFrom.STAMP))
                .orElse(DecisionDelay.CountsFrom.STAMP);
        return section.text("after")
                .as(
                        text -> delay(text, effect, date),
                        NO_DELAY,
                        "a number of calendar days or months (example: 2 months)");
    }

    private static DecisionDelay delay(String text, DecisionDelay.Effect effect, DecisionDelay.CountsFrom date) {
        Matcher matcher = DELAY.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        DecisionDelay.Unit unit = matcher.group(2).equals("day") ? DecisionDelay.Unit.DAYS : DecisionDelay.Unit.MONTHS;
        return new DecisionDelay(Integer.parseInt(matcher.group(1)), unit, effect, date);
    }

    private static void limit(YamlSection section, String key, int size, int most) {
        if (size > most) {
            section.refuse(key, "has " + size + " entries; at most " + most);
        }
    }
}
