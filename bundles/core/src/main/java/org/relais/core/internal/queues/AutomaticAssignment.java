package org.relais.core.internal.queues;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.cases.Appointments;
import org.relais.core.internal.cases.CaseState;
import org.relais.core.internal.cases.StoredCase;
import org.relais.core.internal.queues.QueueStore.Turn;
import org.relais.directory.Agent;
import org.relais.directory.Agents;
import org.relais.directory.TeamId;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.permissions.CaseSubject;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.queues.AssignmentPolicy;
import org.relais.queues.QueueDefinition;
import org.relais.queues.QueueDirectory;
import org.relais.texts.LocalizedText;

/**
 * Gives a case to whom the policy of its queue says, among those who are at work, may work it, and have room. Cases are
 * given one after the other in the whole office, so that each choice knows of all before it. Thread-safe.
 */
@Component(service = {Appointments.class, AutomaticAssignment.class})
public final class AutomaticAssignment implements Appointments {

    private final QueueDirectory directory;
    private final QueueStore store;
    private final Agents agents;
    private final Accounts accounts;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public AutomaticAssignment(
            @Reference QueueDirectory directory,
            @Reference QueueStore store,
            @Reference Agents agents,
            @Reference Accounts accounts,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.directory = directory;
        this.store = store;
        this.agents = agents;
        this.accounts = accounts;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public void prepare(CaseState coming) {
        if (automatic(coming).isPresent()) {
            store.lock();
        }
    }

    @Override
    public Optional<Appointment> appoint(StoredCase waiting) {
        return automatic(waiting.state()).flatMap(queue -> appoint(queue, waiting));
    }

    /** Cases of services are led by what happens to their forms. */
    private Optional<QueueDefinition> automatic(CaseState waiting) {
        return waiting.confidentiality().isService()
                ? Optional.empty()
                : directory
                        .find(waiting.queue())
                        .filter(known -> known.settings().assignment() != AssignmentPolicy.NONE);
    }

    /** Is there somebody now who could be given such a case? Within a unit of work; asked before many alike are looked at. */
    boolean hasTaker(QueueDefinition queue, @Nullable String topic, CaseSubject subject, Instant now) {
        List<String> people = eligible(queue, topic, subject, now);
        @Nullable Integer limit = queue.settings().loadLimit();
        if (people.isEmpty() || limit == null) {
            return !people.isEmpty();
        }
        Map<String, Integer> loads = store.loads(people);
        return people.stream().anyMatch(account -> loads.getOrDefault(account, 0) < limit);
    }

    private Optional<Appointment> appoint(QueueDefinition queue, StoredCase waiting) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Set<String> people = new HashSet<>(
                eligible(queue, waiting.state().topic(), waiting.state().subject(), now));
        if (!people.isEmpty()) {
            people.removeAll(store.releasedBy(waiting.facts().id()));
        }
        if (people.isEmpty()) {
            return Optional.empty();
        }
        store.lock();
        List<Candidate> candidates = candidates(people);
        return FairChoice.choose(
                        queue.settings().assignment(),
                        candidates,
                        queue.settings().loadLimit())
                .map(chosen -> {
                    store.give(chosen.account(), now);
                    return new Appointment(chosen.account(), reason(queue, chosen, candidates.size()));
                });
    }

    private List<String> eligible(QueueDefinition queue, @Nullable String topic, CaseSubject subject, Instant now) {
        @Nullable
        String skill = queue.settings().assignment() == AssignmentPolicy.ROUND_ROBIN_BY_SKILL
                ? queue.settings().skillFor(topic).orElse(null)
                : null;
        return people(queue)
                .filter(agent -> skill == null || agent.skills().contains(skill))
                .map(Agent::account)
                .filter(account -> accounts.find(account)
                        .filter(caller -> mayWork(caller, subject))
                        .isPresent())
                .filter(account -> agents.isAtWork(account, now))
                .toList();
    }

    private Stream<Agent> people(QueueDefinition queue) {
        return switch (queue.kind()) {
            case DEPARTMENT -> agents.inDepartment(queue.department()).stream();
            case TEAM -> agents.inTeam(new TeamId(String.valueOf(queue.team()))).stream();
            case SUPERVISORS ->
                agents.list().stream()
                        .filter(agent -> accounts.find(agent.account())
                                .filter(caller -> permissions.holds(caller, CorePermissions.QUEUE_SUPERVISE))
                                .isPresent());
        };
    }

    /** Being given a secret case would show it: only who may know of it before is asked. */
    private boolean mayWork(Caller caller, CaseSubject subject) {
        return permissions.visibility(caller).includes(subject)
                && permissions.holds(
                        caller,
                        CorePermissions.CASE_WORK,
                        new CaseSubject(subject.department(), caller.account(), subject.confidentiality()));
    }

    private List<Candidate> candidates(Set<String> people) {
        Map<String, Turn> turns = store.turns(people);
        Map<String, Integer> loads = store.loads(people);
        return people.stream()
                .map(account -> new Candidate(
                        account,
                        loads.getOrDefault(account, 0),
                        turns.get(account).turns(),
                        turns.get(account).lastGivenAt()))
                .toList();
    }

    private static String reason(QueueDefinition queue, Candidate chosen, int among) {
        LocalizedText why = switch (queue.settings().assignment()) {
            case NONE -> throw new IllegalStateException("nobody is appointed here");
            case LEAST_LOADED ->
                new LocalizedText(
                                "Attribution automatique : %d dossiers en cours, le moins chargé de %d présents",
                                "automatic assignment: %d open cases, the least loaded of %d at work")
                        .formatted(chosen.load(), among);
            case ROUND_ROBIN_BY_SKILL ->
                new LocalizedText(
                                "Attribution automatique : à son tour, de %d présents qui ont la compétence",
                                "automatic assignment: next in turn of %d at work who have the skill")
                        .formatted(among);
        };
        return why.fr() + " / " + why.en() + " (" + queue.id() + ", "
                + queue.settings().assignment() + ")";
    }
}
