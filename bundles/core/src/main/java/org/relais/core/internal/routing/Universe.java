package org.relais.core.internal.routing;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.relais.core.internal.office.RoutingRule;
import org.relais.directory.Office;

/**
 * The values by which some rules can tell requests apart. Every other value, and an unknown one, is {@link #OTHER}: so the values of a
 * dimension are few, and a rule's condition on it is a subset of them. Immutable.
 */
final class Universe {

    /** Whatever no rule names, and what is not known. */
    static final String OTHER = "";

    static final String OPEN = "open";
    static final String CLOSED = "closed";

    private final Office office;
    private final Set<String> emergencies;
    private final Map<Dimension, Set<String>> values = new EnumMap<>(Dimension.class);

    Universe(List<RoutingRule> rules, Office office) {
        this.office = office;
        List<String> topics =
                office.topics().stream().map(topic -> topic.id().value()).toList();
        this.emergencies = topics.stream()
                .filter(topic -> office.emergencyScript(topic).isPresent())
                .collect(Collectors.toUnmodifiableSet());
        values.put(Dimension.TOPIC, withOther(topics));
        values.put(Dimension.CHANNEL, named(rules, when -> when.channels()));
        values.put(
                Dimension.SITE,
                withOther(office.sites().stream().map(site -> site.id().value()).toList()));
        values.put(Dimension.COMMUNE, named(rules, when -> plain(when.communes())));
        values.put(Dimension.LANGUAGE, named(rules, when -> when.languages()));
        values.put(Dimension.HOURS, Set.of(OPEN, CLOSED));
    }

    private static Set<String> named(List<RoutingRule> rules, Function<RoutingRule.Conditions, Set<String>> names) {
        return withOther(rules.stream()
                .map(RoutingRule::when)
                .map(names)
                .flatMap(Set::stream)
                .toList());
    }

    private static Set<String> withOther(Collection<String> names) {
        Set<String> all = new HashSet<>(names);
        all.add(OTHER);
        return Set.copyOf(all);
    }

    private static Set<String> plain(Set<String> names) {
        return names.stream().map(PlainText::of).collect(Collectors.toUnmodifiableSet());
    }

    /** Every value of a dimension. */
    Set<String> values(Dimension dimension) {
        return values.getOrDefault(dimension, Set.of());
    }

    /** What requests that fit the conditions are like. */
    Reach reach(RoutingRule.Conditions when) {
        Map<Dimension, Set<String>> fitting = new EnumMap<>(Dimension.class);
        restrict(fitting, Dimension.CHANNEL, when.channels());
        restrict(fitting, Dimension.SITE, when.sites());
        restrict(fitting, Dimension.COMMUNE, plain(when.communes()));
        restrict(fitting, Dimension.LANGUAGE, when.languages());
        if (!when.topics().isEmpty() || when.emergency() != null) {
            fitting.put(Dimension.TOPIC, topics(when));
        }
        if (when.open() != null) {
            fitting.put(Dimension.HOURS, Set.of(when.open() ? OPEN : CLOSED));
        }
        return new Reach(fitting, when.words().stream().map(PlainText::of).toList());
    }

    private void restrict(Map<Dimension, Set<String>> fitting, Dimension dimension, Set<String> wanted) {
        if (!wanted.isEmpty()) {
            Set<String> possible = new HashSet<>(wanted);
            possible.retainAll(values(dimension));
            fitting.put(dimension, Set.copyOf(possible));
        }
    }

    private Set<String> topics(RoutingRule.Conditions when) {
        Set<String> fitting = new HashSet<>(when.topics().isEmpty() ? values(Dimension.TOPIC) : Set.of());
        when.topics().forEach(topic -> fitting.addAll(office.topicsWithin(topic)));
        Boolean emergency = when.emergency();
        if (emergency != null) {
            fitting.removeIf(topic -> emergencies.contains(topic) != emergency);
        }
        return Set.copyOf(fitting);
    }
}
