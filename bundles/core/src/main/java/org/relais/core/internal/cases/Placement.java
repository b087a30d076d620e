package org.relais.core.internal.cases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseStatus;
import org.relais.cases.Priority;
import org.relais.cases.RoutingTrace;
import org.relais.directory.ChannelId;
import org.relais.directory.Confidentiality;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.SiteId;
import org.relais.directory.TopicId;
import org.relais.queues.CaseQueues;
import org.relais.queues.QueueDirectory;
import org.relais.routing.Router;
import org.relais.routing.RoutingDecision;
import org.relais.routing.RoutingRequest;
import org.relais.texts.LocalizedText;

/** Decides where a case goes and by when it is due. Computes; stores nothing. Thread-safe. */
@Component(service = Placement.class)
public final class Placement {

    /** Stands on a case whose department a person has chosen. */
    static final RoutingTrace BY_HAND = new RoutingTrace(
            "chosen-by-officer",
            new LocalizedText("Direction choisie par un agent", "Department chosen by an officer"),
            null);

    private static final RoutingTrace SENT_BACK_TWICE = new RoutingTrace(
            "sent-back-twice",
            new LocalizedText(
                    "Renvoyé deux fois : un superviseur tranche",
                    "Sent back twice: a supervisor decides where it goes"),
            null);

    private static final RoutingTrace NOBODY_LEFT = new RoutingTrace(
            "nobody-left",
            new LocalizedText(
                    "Renvoyé, et aucune règle ne mène ailleurs : un superviseur tranche",
                    "Sent back, and no rule leads elsewhere: a supervisor decides where it goes"),
            null);

    /** How often a case is sent back before the supervisors have it. */
    private static final int MOST_REFUSALS = 2;

    private final OfficeDirectory directory;
    private final Router router;
    private final DueDates dueDates;
    private final QueueDirectory queues;

    @Activate
    public Placement(
            @Reference OfficeDirectory directory,
            @Reference Router router,
            @Reference DueDates dueDates,
            @Reference QueueDirectory queues) {
        this.directory = directory;
        this.router = router;
        this.dueDates = dueDates;
        this.queues = queues;
    }

    /**
     * The first state of a case: routed, with its due date.
     *
     * @param chosen the department that whoever took the request has chosen, or null to let the rules decide
     */
    public CaseState first(CaseFacts facts, @Nullable String topic, @Nullable String chosen) {
        RoutingDecision decision = inForce(router.route(request(facts, topic)));
        String department = chosen == null ? decision.department().value() : chosen;
        Duration target = target(decision, topic, decision.priority());
        boolean asRouted = department.equals(decision.department().value());
        return new CaseState(
                CaseStatus.TRIAGED,
                topic,
                department,
                asRouted ? decision.queue() : department.toLowerCase(Locale.ROOT),
                decision.priority(),
                null,
                dueDates.after(facts, target, List.of()),
                null,
                null,
                asRouted ? decision.trace() : BY_HAND,
                null,
                null,
                0,
                Confidentiality.NORMAL,
                List.of(),
                0,
                Timing.of(target),
                ProcedureLoad.NONE);
    }

    /** The same case about another topic: the rules decide again, all of them, since what was refused was another matter. */
    CaseState route(CaseFacts facts, CaseState state, @Nullable String topic) {
        RoutingDecision decision = inForce(router.route(request(facts, topic)));
        CaseState placed = state.withPlace(topic, decision.department().value(), decision.queue(), decision.trace())
                .withPriority(higher(state.priority(), decision.priority()));
        return Objects.equals(topic, state.topic())
                ? placed
                : dueDates.granted(facts, placed, target(decision, topic, placed.priority()));
    }

    /** What the rule says, or else the topic. */
    private Duration target(RoutingDecision decision, @Nullable String topic, Priority priority) {
        Duration byRule = decision.target();
        return byRule == null ? dueDates.target(topic, priority) : byRule;
    }

    /**
     * The same case after its department has sent it back: the rules decide once more, as if there were none that leads to a department
     * that refused it. After {@link #MOST_REFUSALS} refusals, or when no rule is left, the supervisors have it. The due date stays.
     */
    CaseState sentBack(CaseFacts facts, CaseState state) {
        DepartmentId refusing = new DepartmentId(state.department());
        List<String> refusedBy = refusals(state);
        CaseState refused = state.withRefusedBy(refusedBy);
        Set<DepartmentId> all = refusedBy.stream().map(DepartmentId::new).collect(Collectors.toSet());
        return Optional.of(request(facts, state.topic()))
                .filter(request -> refusedBy.size() < MOST_REFUSALS)
                .flatMap(request -> router.routeWithout(request, all))
                .map(this::inForce)
                .map(decision -> refused.withPlace(
                                state.topic(),
                                decision.department().value(),
                                decision.queue(),
                                after(refusing, decision.trace()))
                        .withPriority(higher(state.priority(), decision.priority())))
                .orElseGet(() -> refused.withPlace(
                        state.topic(),
                        directory.office().desk().value(),
                        CaseQueues.SUPERVISORS,
                        refusedBy.size() < MOST_REFUSALS ? NOBODY_LEFT : SENT_BACK_TWICE));
    }

    /** A department stands here as often as it refused, until the supervisors have the case; from then on once more at most. */
    private static List<String> refusals(CaseState state) {
        List<String> refusals = new ArrayList<>(state.refusedBy());
        if (refusals.size() < MOST_REFUSALS || !refusals.contains(state.department())) {
            refusals.add(state.department());
        }
        return refusals;
    }

    private static RoutingTrace after(DepartmentId refusing, RoutingTrace trace) {
        return new RoutingTrace(
                trace.rule(),
                new LocalizedText(
                        "Après renvoi par %s : %s"
                                .formatted(refusing, trace.reason().fr()),
                        "After %s sent it back: %s"
                                .formatted(refusing, trace.reason().en())),
                trace.version());
    }

    /** A rule may raise the priority of a case; whoever raised it before had a reason. */
    private static Priority higher(Priority one, Priority other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static RoutingRequest request(CaseFacts facts, @Nullable String topic) {
        return new RoutingRequest(
                topic == null ? null : new TopicId(topic),
                new ChannelId(facts.channel()),
                site(facts),
                facts.commune(),
                facts.requester() == null ? null : facts.requester().language(),
                facts.text(),
                facts.receivedAt());
    }

    /** A rule may name a department that was closed since, or a queue that there is not: a case never waits where nobody looks. */
    private RoutingDecision inForce(RoutingDecision decision) {
        DepartmentId present = present(decision.department());
        String queue = present.equals(decision.department()) ? queue(decision.queue(), present) : queueOf(present);
        return present.equals(decision.department()) && queue.equals(decision.queue())
                ? decision
                : new RoutingDecision(
                        present,
                        queue,
                        decision.priority(),
                        decision.target(),
                        decision.trace(),
                        decision.emergencyScript());
    }

    /** So may a case that comes to life again, or whose team is no more. Who has it, keeps it. */
    CaseState taken(CaseState state) {
        DepartmentId named = new DepartmentId(state.department());
        DepartmentId present = present(named);
        String queue = present.equals(named) ? queue(state.queue(), present) : queueOf(present);
        return present.equals(named) && queue.equals(state.queue())
                ? state
                : state.withPlace(state.topic(), present.value(), queue, state.routing())
                        .withAssignee(state.assignee());
    }

    /** The queue that is named, or the department's own when that one does not take its cases. */
    private String queue(String named, DepartmentId department) {
        String own = queueOf(department);
        return named.equals(own)
                        || queues.find(named)
                                .filter(queue -> queue.takes(department))
                                .isPresent()
                ? named
                : own;
    }

    /** The department itself, its successor, or else the desk, which knows who does what. */
    private DepartmentId present(DepartmentId named) {
        Office office = directory.office();
        return office.department(named.value()).map(Department::id).orElse(office.desk());
    }

    private static String queueOf(DepartmentId department) {
        return department.value().toLowerCase(Locale.ROOT);
    }

    private static @Nullable SiteId site(CaseFacts facts) {
        String site = facts.site();
        return site == null ? null : new SiteId(site);
    }

    /** As confidential as its topic demands, and never less than it was. */
    CaseState classified(CaseState state) {
        String topic = state.topic();
        return topic == null
                ? state
                : state.withConfidentiality(
                        state.confidentiality().orHigher(directory.office().confidentiality(topic)));
    }
}
