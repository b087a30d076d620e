package org.relais.core.internal.routing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.core.internal.office.RoutingRule;
import org.relais.routing.RoutingRequest;

/** Ordered rules, prepared for comparison. Immutable. */
public final class RuleTable {

    /** A rule whose communes and words are plain text. */
    private record Row(RoutingRule rule, Set<String> communes, List<String> words) {}

    private final List<Row> rows;

    public RuleTable(List<RoutingRule> rules) {
        rows = rules.stream()
                .map(rule -> new Row(
                        rule,
                        rule.when().communes().stream().map(PlainText::of).collect(Collectors.toUnmodifiableSet()),
                        rule.when().words().stream().map(PlainText::of).toList()))
                .toList();
    }

    /** The first rule that fits. */
    public Optional<RoutingRule> first(RoutingRequest request) {
        return rows.stream().filter(row -> fits(row, request)).map(Row::rule).findFirst();
    }

    private static boolean fits(Row row, RoutingRequest request) {
        RoutingRule.Conditions when = row.rule().when();
        return among(when.topics(), request.topic())
                && among(when.channels(), request.channel())
                && among(when.sites(), request.site())
                && among(when.languages(), language(request.language()))
                && among(row.communes(), request.commune() == null ? null : PlainText.of(request.commune()))
                && mentions(row.words(), request.text());
    }

    private static boolean among(Set<String> wanted, @Nullable Object value) {
        return wanted.isEmpty() || value != null && wanted.contains(value.toString());
    }

    private static @Nullable String language(@Nullable String tag) {
        return tag == null ? null : Locale.forLanguageTag(tag).getLanguage();
    }

    private static boolean mentions(List<String> words, @Nullable String text) {
        if (words.isEmpty()) {
            return true;
        }
        String plain = text == null ? "" : PlainText.of(text);
        return words.stream().anyMatch(plain::contains);
    }
}
