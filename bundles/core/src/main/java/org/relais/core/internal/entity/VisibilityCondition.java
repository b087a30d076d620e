package org.relais.core.internal.entity;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.relais.directory.Confidentiality;
import org.relais.directory.DepartmentId;
import org.relais.permissions.Visibility;

/**
 * The one place where "what a caller may know of" becomes SQL, for every list, count, suggestion and export over RELAIS_CASE. It says
 * the same as {@link Visibility#includes}. Whoever may know of everything pays nothing: there is no condition.
 */
final class VisibilityCondition {

    private VisibilityCondition() {}

    /**
     * A condition in parentheses, or the empty text when there is nothing to hide.
     *
     * @param table what stands before the columns of RELAIS_CASE, for example {@code C.}, or nothing
     * @param parameters those of the statement so far; the condition's own are added
     */
    static String of(Visibility visibility, String table, List<Object> parameters) {
        if (visibility.isEverything()) {
            return "";
        }
        List<String> ways = new ArrayList<>();
        if (!visibility.everywhere().isEmpty()) {
            ways.add(table + "CONFIDENTIALITY" + in(visibility.everywhere()));
        }
        visibility.within().forEach((level, departments) -> {
            if (!departments.isEmpty()) {
                ways.add("(" + table + "CONFIDENTIALITY = '" + level.name() + "' and " + table + "DEPARTMENT in ("
                        + numbers(departments, parameters) + "))");
            }
        });
        parameters.add(visibility.account());
        ways.add(table + "ASSIGNEE = ?" + parameters.size());
        return "(" + String.join(" or ", ways) + ")";
    }

    /** The same with {@code and} before it, to follow a first condition. */
    static String and(Visibility visibility, String table, List<Object> parameters) {
        String condition = of(visibility, table, parameters);
        return condition.isEmpty() ? "" : " and " + condition;
    }

    /**
     * The confidential cases that the caller may not know of; the empty text when there can be none. This is no plain negation: a
     * case that nobody has is not the caller's either, and cases that are not confidential are never meant.
     */
    static String hidden(Visibility visibility, String table, List<Object> parameters) {
        Set<Confidentiality> levels = EnumSet.of(Confidentiality.RESTRICTED, Confidentiality.SECRET);
        levels.removeAll(visibility.everywhere());
        if (levels.isEmpty()) {
            return "";
        }
        StringBuilder hidden = new StringBuilder(table + "CONFIDENTIALITY" + in(levels));
        parameters.add(visibility.account());
        hidden.append(" and (%1$sASSIGNEE is null or %1$sASSIGNEE <> ?%2$d)".formatted(table, parameters.size()));
        levels.forEach(level -> {
            Set<DepartmentId> departments = visibility.within().getOrDefault(level, Set.of());
            if (!departments.isEmpty()) {
                hidden.append(" and not (%1$sCONFIDENTIALITY = '%2$s' and %1$sDEPARTMENT in (%3$s))"
                        .formatted(table, level, numbers(departments, parameters)));
            }
        });
        return hidden.toString();
    }

    /** The names of levels are ours, so they stand in the text, where the database's statistics tell how common they are. */
    private static String in(Set<Confidentiality> levels) {
        return levels.size() == 1
                ? " = '" + levels.iterator().next().name() + "'"
                : new TreeSet<>(levels).stream().map(Enum::name).collect(Collectors.joining("', '", " in ('", "')"));
    }

    private static String numbers(Set<DepartmentId> departments, List<Object> parameters) {
        return departments.stream()
                .map(DepartmentId::value)
                .sorted()
                .map(department -> {
                    parameters.add(department);
                    return "?" + parameters.size();
                })
                .collect(Collectors.joining(", "));
    }
}
