package org.relais.core.internal.cases;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseStatus;
import org.relais.cases.RoutingTrace;
import org.relais.directory.ChannelId;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.SiteId;
import org.relais.directory.TopicId;
import org.relais.permissions.Confidentiality;
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
            new LocalizedText("Direction choisie par un agent", "Department chosen by an officer"));

    private static final RoutingTrace SENT_BACK = new RoutingTrace(
            "sent-back",
            new LocalizedText(
                    "Renvoyé par la direction : à réorienter par l'accueil",
                    "Sent back by the department: to be routed again by the desk"));

    private final OfficeDirectory directory;
    private final Router router;
    private final DueDates dueDates;

    @Activate
    public Placement(@Reference OfficeDirectory directory, @Reference Router router, @Reference DueDates dueDates) {
        this.directory = directory;
        this.router = router;
        this.dueDates = dueDates;
    }

    /**
     * The first state of a case: routed, with its due date.
     *
     * @param chosen the department that whoever took the request has chosen, or null to let the rules decide
     */
    public CaseState first(CaseFacts facts, @Nullable String topic, @Nullable String chosen) {
        RoutingDecision decision = decide(facts, topic);
        String department = chosen == null ? decision.department().value() : chosen;
        Duration target = dueDates.target(topic, decision.priority());
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
                asRouted ? new RoutingTrace(decision.rule(), decision.reason()) : BY_HAND,
                null,
                null,
                0,
                Confidentiality.NORMAL,
                List.of(),
                0,
                Timing.of(target));
    }

    /** The same case about another topic: the rules decide again. */
    CaseState route(CaseFacts facts, CaseState state, @Nullable String topic) {
        RoutingDecision decision = decide(facts, topic);
        return state.withPlace(
                topic,
                decision.department().value(),
                decision.queue(),
                new RoutingTrace(decision.rule(), decision.reason()));
    }

    /** The desk has it again. */
    CaseState sentBack(CaseState state) {
        String desk = directory.office().desk().value();
        return state.withPlace(state.topic(), desk, desk.toLowerCase(Locale.ROOT), SENT_BACK);
    }

    private RoutingDecision decide(CaseFacts facts, @Nullable String topic) {
        return router.route(new RoutingRequest(
                topic == null ? null : new TopicId(topic),
                new ChannelId(facts.channel()),
                site(facts),
                facts.commune(),
                facts.requester() == null ? null : facts.requester().language(),
                facts.text()));
    }

    private static @Nullable SiteId site(CaseFacts facts) {
        String site = facts.site();
        return site == null ? null : new SiteId(site);
    }
}
