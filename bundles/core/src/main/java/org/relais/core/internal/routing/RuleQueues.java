package org.relais.core.internal.routing;

import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.office.RoutingRule;
import org.relais.queues.QueueDirectory;
import org.relais.routing.RuleWarning;
import org.relais.texts.LocalizedText;

/** Finds rules that lead to a queue that is none of their department; their cases wait in its own queue instead. Thread-safe. */
@Component(service = RuleQueues.class)
public final class RuleQueues {

    private static final LocalizedText NO_SUCH_QUEUE = new LocalizedText(
            "%s n'a pas de file « %s » ; les dossiers attendent dans la file de la direction.",
            "%s has no queue '%s'; cases wait in the department's own queue.");

    private final QueueDirectory queues;

    @Activate
    public RuleQueues(@Reference QueueDirectory queues) {
        this.queues = queues;
    }

    /** Warnings about these rules after others. */
    List<RuleWarning> after(List<RuleWarning> others, List<RoutingRule> rules) {
        return Stream.concat(
                        others.stream(), rules.stream().filter(this::isMistaken).map(RuleQueues::warning))
                .toList();
    }

    /** A department that was closed since has a successor, whose queue is taken. */
    private boolean isMistaken(RoutingRule rule) {
        return !rule.queue().equalsIgnoreCase(rule.department().value())
                && queues.find(rule.queue())
                        .filter(queue -> queue.takes(rule.department()))
                        .isEmpty();
    }

    private static RuleWarning warning(RoutingRule rule) {
        return new RuleWarning(rule.id(), List.of(), NO_SUCH_QUEUE.formatted(rule.department(), rule.queue()));
    }
}
