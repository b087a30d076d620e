package org.relais.core.internal.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.relais.directory.Confidentiality;
import org.relais.directory.DepartmentId;
import org.relais.permissions.Visibility;

/**
 * The one place where "what a caller may know of" becomes SQL, for every list, count, suggestion and export over RELAIS_CASE. It says
 * the same as {@link Visibility#includes}. It names what is known, never what is hidden: a service that nobody here has heard of stays
 * hidden.
 */
final class VisibilityCondition {

    private VisibilityCondition() {}

    /**
     * A condition in parentheses.
     *
     * @param table what stands before the columns of RELAIS_CASE, for example {@code C.}, or nothing
     * @param parameters those of the statement so far; the condition's own are added
     */
    static String of(Visibility visibility, String table, List<Object> parameters) {
        String level = table + "CONFIDENTIALITY";
        List<String> ways = new ArrayList<>();
        if (!visibility.everywhere().isEmpty()) {
            ways.add(level + in(visibility.everywhere()));
        }
        visibility.within().forEach((one, departments) -> {
            if (!departments.isEmpty()) {
                ways.add("(" + level + " = '" + one + "' and " + table + "DEPARTMENT in ("
                        + numbers(departments, parameters) + "))");
            }
        });
        if (!visibility.coversOffice()) {
            parameters.add(visibility.account());
            ways.add("(%sASSIGNEE = ?%d and %s%s)"
                    .formatted(table, parameters.size(), level, in(Confidentiality.ofTheOffice())));
        }
        return "(" + String.join(" or ", ways) + ")";
    }

    /** The same with {@code and} before it, to follow a first condition. */
    static String and(Visibility visibility, String table, List<Object> parameters) {
        return " and " + of(visibility, table, parameters);
    }

    /**
     * The confidential cases that the caller may not know of. This is no plain negation: a case that nobody has is not the caller's
     * either, and cases that are not confidential are never meant.
     */
    static String hidden(Visibility visibility, String table, List<Object> parameters) {
        // a range of the index: all other levels come after this one
        StringBuilder hidden = new StringBuilder(table + "CONFIDENTIALITY > 'NORMAL'");
        Set<Confidentiality> known = new HashSet<>(visibility.everywhere());
        known.remove(Confidentiality.NORMAL);
        if (!known.isEmpty()) {
            hidden.append(" and %sCONFIDENTIALITY not%s".formatted(table, list(known)));
        }
        if (!visibility.coversOffice()) {
            parameters.add(visibility.account());
            hidden.append(" and (%1$sASSIGNEE is null or %1$sASSIGNEE <> ?%2$d or %1$sCONFIDENTIALITY not%3$s)"
                    .formatted(table, parameters.size(), list(Confidentiality.ofTheOffice())));
        }
        return hidden + notWithin(visibility, table, parameters);
    }

    /** The same of the office's own cases alone; the empty text when there can be none. */
    static String hiddenOfOffice(Visibility visibility, String table, List<Object> parameters) {
        Set<Confidentiality> levels = new HashSet<>(Confidentiality.ofTheOffice());
        levels.remove(Confidentiality.NORMAL);
        levels.removeAll(visibility.everywhere());
        if (levels.isEmpty()) {
            return "";
        }
        parameters.add(visibility.account());
        return "%1$sCONFIDENTIALITY%2$s and (%1$sASSIGNEE is null or %1$sASSIGNEE <> ?%3$d)"
                        .formatted(table, in(levels), parameters.size())
                + notWithin(visibility, table, parameters);
    }

    private static String notWithin(Visibility visibility, String table, List<Object> parameters) {
        StringBuilder hidden = new StringBuilder();
        visibility.within().forEach((level, departments) -> {
            if (!departments.isEmpty() && !level.equals(Confidentiality.NORMAL)) {
                hidden.append(" and not (%1$sCONFIDENTIALITY = '%2$s' and %1$sDEPARTMENT in (%3$s))"
                        .formatted(table, level, numbers(departments, parameters)));
            }
        });
        return hidden.toString();
    }

    /** The names of levels are ours, so they stand in the text, where the database's statistics tell how common they are. */
    static String in(Collection<Confidentiality> levels) {
        return levels.size() == 1 ? " = '" + levels.iterator().next() + "'" : list(levels);
    }

    private static String list(Collection<Confidentiality> levels) {
        return levels.stream().map(Confidentiality::name).sorted().collect(Collectors.joining("', '", " in ('", "')"));
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
