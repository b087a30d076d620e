package org.relais.core.internal.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.relais.cases.Priority;
import org.relais.core.internal.office.RoutingRule;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.routing.RuleWarning;
import org.relais.texts.LocalizedText;

/**
 * Rules as the office of today can follow them: what leads to a closed or renamed department leads to whoever has its duties, and what
 * leads to nobody is left out. When no default remains, the desk is the default. Immutable.
 *
 * @param warnings rules that lead to a department that is there no longer
 */
record PresentRules(List<RoutingRule> rules, List<RuleWarning> warnings) {

    PresentRules {
        rules = List.copyOf(rules);
        warnings = List.copyOf(warnings);
    }

    static PresentRules of(List<RoutingRule> written, Office office) {
        PresentRules present = before(written, office);
        if (present.rules().stream().anyMatch(rule -> rule.when().equals(RoutingRule.Conditions.NONE))) {
            return present;
        }
        List<RoutingRule> rules = new ArrayList<>(present.rules());
        rules.add(desk(office));
        return new PresentRules(rules, present.warnings());
    }

    /** Rules that need no default, since others come after them. */
    static PresentRules before(List<RoutingRule> written, Office office) {
        List<RoutingRule> rules = new ArrayList<>();
        List<RuleWarning> warnings = new ArrayList<>();
        for (RoutingRule rule : written) {
            Optional<DepartmentId> present =
                    office.department(rule.department().value()).map(Department::id);
            present.ifPresentOrElse(
                    department -> rules.add(leadingTo(department, rule)), () -> warnings.add(gone(rule)));
        }
        return new PresentRules(rules, warnings);
    }

    private static RoutingRule leadingTo(DepartmentId present, RoutingRule rule) {
        if (present.equals(rule.department())) {
            return rule;
        }
        boolean ownQueue = rule.queue().equals(queueOf(rule.department()));
        return new RoutingRule(
                rule.id(),
                rule.when(),
                present,
                ownQueue ? queueOf(present) : rule.queue(),
                rule.priority(),
                rule.target(),
                rule.reason());
    }

    private static RuleWarning gone(RoutingRule rule) {
        return new RuleWarning(
                rule.id(),
                List.of(),
                new LocalizedText(
                                "Ne peut jamais s'appliquer : %s est fermée, sans successeur.",
                                "Can never fire: %s is closed and has no successor.")
                        .formatted(rule.department()));
    }

    private static RoutingRule desk(Office office) {
        return new RoutingRule(
                "no-rule-left",
                RoutingRule.Conditions.NONE,
                office.desk(),
                queueOf(office.desk()),
                Priority.NORMAL,
                null,
                new LocalizedText(
                        "La direction par défaut n'existe plus ; le bureau d'accueil s'en charge",
                        "The default department is there no longer; the reception desk takes it"));
    }

    private static String queueOf(DepartmentId department) {
        return department.value().toLowerCase(Locale.ROOT);
    }
}
