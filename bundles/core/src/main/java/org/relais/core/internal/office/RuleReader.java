package org.relais.core.internal.office;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.cases.Priority;
import org.relais.core.internal.office.RoutingRule.Conditions;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.texts.LocalizedText;

/** Reads the rule table of routing. */
final class RuleReader {

    private static final Map<String, Priority> PRIORITIES = Syntax.names(List.of(Priority.values()));
    private static final Map<String, Boolean> FLAGS = Map.of("true", true, "false", false);
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern WORD = Pattern.compile(".*[\\p{L}\\p{N}].*", Pattern.DOTALL);
    private static final List<String> CONDITIONS =
            List.of("topic", "channel", "site", "commune", "language", "words", "emergency", "open");

    private record Target(
            String department,
            String queue,
            Priority priority,
            @Nullable Duration target) {}

    private final YamlSection root;
    private final String key;
    private final Set<String> departments;
    private final Set<String> topics;
    private final Set<String> sites;
    private final Collection<String> communes;
    private final boolean lenient;
    private String unconditional = "";

    RuleReader(YamlSection root) {
        this.root = root;
        this.key = "routing";
        this.lenient = false;
        this.departments = root.names("departments", "id");
        this.topics = root.names("topics", "id");
        this.sites = root.names("sites", "id");
        this.communes = root.names("communes", "name");
    }

    /** Rules of an office that is in force already, as the list {@code key}. */
    RuleReader(YamlSection root, String key, Office office) {
        this(root, key, office, false);
    }

    /** @param lenient lets rules name what the office has no longer */
    RuleReader(YamlSection root, String key, Office office, boolean lenient) {
        this.root = root;
        this.key = key;
        this.lenient = lenient;
        this.departments =
                names(office.departments(), department -> department.id().value());
        this.topics = names(office.topics(), topic -> topic.id().value());
        this.sites = names(office.sites(), site -> site.id().value());
        this.communes = office.communes();
    }

    private static <T> Set<String> names(List<T> things, Function<T, String> name) {
        return things.stream().map(name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String known(YamlText text, Collection<String> names, String kind) {
        return lenient ? text.value() : text.among(names, kind);
    }

    List<RoutingRule> read() {
        Uniqueness ids = new Uniqueness("rule");
        List<RoutingRule> rules = root.required(key, section -> rule(section, ids));
        if (unconditional.isEmpty() && !rules.isEmpty()) {
            root.refuse(key, "the default is missing: end with a rule that has no 'when'");
        }
        return rules;
    }

    /**
     * Reads the rules of an operating mode, which may be none and need no default: those of the office come after them.
     *
     * @param ids of the rules of all modes
     * @param taken ids of the office's own rules
     */
    List<RoutingRule> ofMode(YamlSection mode, Uniqueness ids, Set<String> taken) {
        return mode.list(key, section -> {
            section.optional("id")
                    .filter(id -> taken.contains(id.value()))
                    .ifPresent(id -> id.refuse("the rule '" + id.value() + "' is there already, in '" + key + "'"));
            return rule(section, ids);
        });
    }

    private RoutingRule rule(YamlSection section, Uniqueness ids) {
        String id = ids.check(section.text("id"), Syntax.ID, Syntax.ID_EXPECTED);
        if (!unconditional.isEmpty()) {
            section.refuse("can never fire: the rule '" + unconditional + "' before it has no condition");
        }
        Conditions when =
                section.has("when") ? section.section("when", Conditions.NONE, this::conditions) : Conditions.NONE;
        if (!section.has("when")) {
            unconditional = id;
        }
        Target then = section.section("then", new Target("", "", Priority.NORMAL, null), this::target);
        LocalizedText reason = section.localized("reason");
        return new RoutingRule(
                id, when, new DepartmentId(then.department()), then.queue(), then.priority(), then.target(), reason);
    }

    private Conditions conditions(YamlSection section) {
        Conditions conditions = new Conditions(
                values(section, "topic", text -> known(text, topics, "topic")),
                values(section, "channel", text -> text.matching(Syntax.ID, Syntax.ID_EXPECTED)),
                values(section, "site", text -> known(text, sites, "site")),
                values(section, "commune", text -> known(text, communes, "commune")),
                values(section, "language", text -> text.matching(LANGUAGE, "a language (example: fr)")),
                section.someTexts("words").stream()
                        .map(text -> text.matching(WORD, "a word of letters or digits"))
                        .toList(),
                flag(section, "emergency"),
                flag(section, "open"));
        if (CONDITIONS.stream().noneMatch(section::has)) {
            section.refuse("has no condition; leave 'when' out for the default rule");
        }
        return conditions;
    }

    private static @Nullable Boolean flag(YamlSection section, String key) {
        return section.optional(key)
                .flatMap(text -> Optional.ofNullable(FLAGS.get(text.among(FLAGS.keySet(), "value"))))
                .orElse(null);
    }

    private static Set<String> values(YamlSection section, String key, Function<YamlText, String> check) {
        return section.someTexts(key).stream().map(check).collect(Collectors.toUnmodifiableSet());
    }

    private Target target(YamlSection section) {
        String department = known(section.text("department"), departments, "department");
        return new Target(
                department,
                section.optional("queue")
                        .map(text -> text.matching(Syntax.ID, Syntax.ID_EXPECTED))
                        .orElse(department.toLowerCase(Locale.ROOT)),
                section.optional("priority")
                        .map(text -> Syntax.constant(PRIORITIES, text, Priority.NORMAL))
                        .orElse(Priority.NORMAL),
                section.optional("target")
                        .map(text -> text.as(Syntax::duration, Duration.ofHours(1), Syntax.DURATION_EXPECTED))
                        .orElse(null));
    }
}
