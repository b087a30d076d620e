package org.relais.core.internal.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.relais.core.internal.office.RoutingRule;

/** Writes rules as the office pack spells them, in JSON, so that they can be edited and sent back. */
final class RuleJson {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private RuleJson() {}

    static String write(List<RoutingRule> rules) {
        try {
            return JSON.writeValueAsString(rules.stream().map(RuleJson::rule).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rules always become JSON", e);
        }
    }

    private static Map<String, Object> rule(RoutingRule rule) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", rule.id());
        if (!rule.when().equals(RoutingRule.Conditions.NONE)) {
            members.put("when", when(rule.when()));
        }
        Map<String, Object> then = new LinkedHashMap<>();
        then.put("department", rule.department().value());
        then.put("queue", rule.queue());
        then.put("priority", rule.priority().name().toLowerCase(Locale.ROOT));
        if (rule.target() != null) {
            then.put("target", duration(rule.target()));
        }
        members.put("then", then);
        members.put(
                "reason", Map.of("fr", rule.reason().fr(), "en", rule.reason().en()));
        return members;
    }

    private static Map<String, Object> when(RoutingRule.Conditions when) {
        Map<String, Object> members = new LinkedHashMap<>();
        put(members, "topic", new TreeSet<>(when.topics()));
        put(members, "channel", new TreeSet<>(when.channels()));
        put(members, "site", new TreeSet<>(when.sites()));
        put(members, "commune", new TreeSet<>(when.communes()));
        put(members, "language", new TreeSet<>(when.languages()));
        put(members, "words", when.words());
        if (when.emergency() != null) {
            members.put("emergency", when.emergency());
        }
        if (when.open() != null) {
            members.put("open", when.open());
        }
        return members;
    }

    private static void put(Map<String, Object> members, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            members.put(name, values);
        }
    }

    private static String duration(Duration duration) {
        String minutes = duration.toMinutesPart() == 0 ? "" : duration.toMinutesPart() + "m";
        return duration.toHours() == 0 ? minutes : duration.toHours() + "h" + minutes;
    }
}
