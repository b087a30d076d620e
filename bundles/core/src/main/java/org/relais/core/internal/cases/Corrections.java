package org.relais.core.internal.cases;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseCommand.Link;
import org.relais.cases.CaseCommand.Merge;
import org.relais.cases.CaseCommand.Split;
import org.relais.cases.CaseCommand.Unmerge;
import org.relais.cases.CaseId;
import org.relais.cases.CaseStatus;
import org.relais.cases.LinkKind;
import org.relais.cases.Resolution;
import org.relais.core.internal.cases.OpenDuties.Duty;
import org.relais.core.internal.time.TimeOrderedIds;
import org.relais.directory.Confidentiality;
import org.relais.errors.Errors;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.Permissions;
import org.relais.permissions.Visibility;
import org.relais.texts.LocalizedText;

/**
 * Puts right what turns out to be two matters, or one: commands that concern two cases at once and write both journals in one unit
 * of work. Notes stay with the case they were written on, so none of this shows an internal note to anybody new.
 */
@Component(service = Corrections.class)
public final class Corrections {

    private static final int MAX_SUBJECT = 200;

    private final JournaledChanges changes;
    private final OpenDuties duties;
    private final CaseStore store;
    private final CaseOpening opening;
    private final Placement placement;
    private final DueDates dueDates;
    private final CaseNumbers numbers;
    private final CommandChecks checks;
    private final AllowedActions actions;
    private final Permissions permissions;

    @Activate
    public Corrections(
            @Reference JournaledChanges changes,
            @Reference OpenDuties duties,
            @Reference CaseStore store,
            @Reference CaseOpening opening,
            @Reference Placement placement,
            @Reference DueDates dueDates,
            @Reference CaseNumbers numbers,
            @Reference CommandChecks checks,
            @Reference AllowedActions actions,
            @Reference Permissions permissions) {
        this.changes = changes;
        this.duties = duties;
        this.store = store;
        this.opening = opening;
        this.placement = placement;
        this.dueDates = dueDates;
        this.numbers = numbers;
        this.checks = checks;
        this.actions = actions;
        this.permissions = permissions;
    }

    /** Ends the case as a duplicate of one that is still open; how it stood is kept for {@link #unmerge}. */
    StoredCase merge(Caller caller, StoredCase merged, Merge command) {
        StoredCase survivor = other(merged, changes.require(caller, command.into()), "/into");
        actions.require(caller, CaseAction.MERGE, survivor.state());
        requireNothingLeftBehind(merged, survivor);
        String reference = survivor.facts().reference().value();
        Resolution ending = new Resolution("DUPLICATE", "→ " + reference, changes.now());
        CaseState after = merged.state().mergedInto(survivor.facts().reference(), ending);
        note(survivor, caller, CaseAction.MERGE, "mergedCase", merged);
        return changes.record(merged, after, caller, CaseAction.MERGE.wireName(), Map.of(), null);
    }

    /** A mandatory step of a procedure goes on in the other case, or else the merge would end the case without it. */
    private void requireNothingLeftBehind(StoredCase merged, StoredCase survivor) {
        if (merged.state().openSteps() == 0) {
            return;
        }
        List<Duty> left =
                duties.leftBehind(merged.facts().id(), survivor.facts().id());
        if (!left.isEmpty()) {
            throw ResolutionRule.leftBehind(left, survivor.facts().reference());
        }
    }

    /**
     * The case stands exactly as before, but for ties made meanwhile, and for who may know of it. When whoever had it has left since,
     * it is back in its queue, when its department was closed, it is with the one that has its duties, and when the calendar was
     * edited, its due date is counted by today's; the journal names all of it.
     */
    StoredCase unmerge(Caller caller, StoredCase merged, Unmerge command) {
        checks.reason(command.reason());
        CaseState.Merge merge = merged.state().merge();
        if (merge == null) {
            throw new IllegalStateException("unmerge was allowed for a case that is not merged");
        }
        note(changes.any(merge.into()), caller, CaseAction.UNMERGE, "unmergedCase", merged);
        CaseState after = today(merged.facts(), merge.before())
                .withLinks(merged.state().links())
                .withConfidentiality(merged.state().confidentiality());
        return changes.record(merged, after, caller, CaseAction.UNMERGE.wireName(), Map.of(), command.reason());
    }

    private CaseState today(CaseFacts facts, CaseState before) {
        String assignee = before.assignee();
        CaseState placed = dueDates.recomputed(facts, placement.taken(before).withAssignee(assignee));
        if (assignee == null || !checks.hasLeft(assignee)) {
            return placed;
        }
        CaseStatus released =
                CaseTransitions.after(placed.status(), CaseAction.RELEASE).orElse(placed.status());
        return placed.withStatus(released).withAssignee(null);
    }

    /** Opens a case of the same intake and requester for the second matter, and ties the two; once for a key. */
    StoredCase split(Caller caller, StoredCase first, Split command) {
        CaseId id = command.key() == null ? new CaseId(TimeOrderedIds.next()) : secondId(caller, first, command.key());
        Optional<StoredCase> done = command.key() == null ? Optional.empty() : store.find(id);
        return done.map(second -> again(changes.require(caller, id), command))
                .orElseGet(() -> split(caller, first, id, command));
    }

    private static CaseId secondId(Caller caller, StoredCase first, IdempotencyKey key) {
        String name = caller.account() + '\n' + first.facts().id() + '\n' + key;
        return new CaseId(TimeOrderedIds.of(first.facts().receivedAt(), name));
    }

    private static StoredCase again(StoredCase second, Split command) {
        if (second.facts().subject().equals(command.subject())
                && Objects.equals(second.facts().description(), command.description())) {
            return second;
        }
        throw RelaisException.of(
                Errors.IDEMPOTENCY_KEY_REUSED,
                new LocalizedText(
                        "Cette clé a servi pour une autre affaire de ce dossier ; prenez-en une nouvelle.",
                        "This key was used for another matter of this case; take a new one."));
    }

    private StoredCase split(Caller caller, StoredCase first, CaseId id, Split command) {
        checks.text("/subject", command.subject(), MAX_SUBJECT);
        String topic = command.topic() == null ? first.state().topic() : checks.topicOfCase(command.topic());
        CaseFacts facts = first.facts();
        CaseFacts second = new CaseFacts(
                id,
                numbers.next(),
                facts.intake(),
                command.subject(),
                command.description() == null ? null : checks.text("/description", command.description()),
                facts.channel(),
                facts.site(),
                facts.commune(),
                facts.requester(),
                facts.receivedAt(),
                facts.party(),
                facts.stampedOn());
        StoredCase opened = opening.open(
                second, topic, null, caller.account(), first.state().confidentiality());
        link(caller, first, opened, LinkKind.RELATED, CaseAction.SPLIT);
        return opened;
    }

    StoredCase link(Caller caller, StoredCase from, Link command) {
        StoredCase to = other(from, changes.require(caller, command.to()), "/to");
        if (command.kind() != LinkKind.RELATED) {
            refuseCircle(caller, from, command.kind(), to);
        }
        return link(caller, from, to, command.kind(), CaseAction.LINK);
    }

    /** Ties made at the same moment wait for each other: each alone may close no circle that all of them would. */
    private void refuseCircle(Caller caller, StoredCase from, LinkKind kind, StoredCase to) {
        store.holdLinks();
        if (leadsTo(to.facts().id(), kind, from.facts().id(), permissions.visibility(caller))) {
            throw CommandChecks.invalid(
                    "/to",
                    new LocalizedText(
                                    "Ce lien fermerait un cercle : %s mène déjà à ce dossier.",
                                    "This tie would close a circle: %s leads to this case already.")
                            .formatted(to.facts().reference()));
        }
    }

    /** A tie that is there already changes nothing. */
    private StoredCase link(Caller caller, StoredCase from, StoredCase to, LinkKind kind, CaseAction action) {
        if (!store.link(from.facts().id(), kind, to.facts().id())) {
            return from;
        }
        CaseState after = from.state().withLinks(from.state().links() + 1);
        Map<String, List<String>> tie =
                Map.of("link", List.of("", kind + " " + to.facts().reference()));
        return changes.record(from, after, caller, action.wireName(), tie, null);
    }

    /** Follows what the caller may know of, since a refusal for any other reason would tell of a hidden case. */
    private boolean leadsTo(CaseId start, LinkKind kind, CaseId goal, Visibility known) {
        Set<CaseId> seen = new HashSet<>();
        Deque<CaseId> ahead = new ArrayDeque<>(List.of(start));
        while (!ahead.isEmpty()) {
            CaseId next = ahead.pop();
            if (next.equals(goal)) {
                return true;
            }
            if (seen.add(next)) {
                ahead.addAll(store.linked(next, kind, known));
            }
        }
        return false;
    }

    private void note(StoredCase survivor, Caller caller, CaseAction action, String field, StoredCase merged) {
        Map<String, List<String>> what =
                Map.of(field, List.of("", merged.facts().reference().value()));
        changes.record(survivor, survivor.state(), caller, action.wireName(), what, null);
    }

    /** What belongs to a service is tied to nothing else, since every tie would tell of it in the other case. */
    private static StoredCase other(StoredCase one, StoredCase other, String pointer) {
        Confidentiality level = one.state().confidentiality();
        Confidentiality another = other.state().confidentiality();
        if ((level.isService() || another.isService()) && !level.equals(another)) {
            throw CommandChecks.invalid(
                    pointer,
                    new LocalizedText(
                            "Le dossier d'un service ne se fusionne et ne se lie qu'avec un dossier du même service.",
                            "A case of a service is merged and tied with cases of the same service only."));
        }
        if (one.facts().id().equals(other.facts().id())) {
            throw CommandChecks.invalid(
                    pointer,
                    new LocalizedText(
                            "C'est le même dossier ; indiquez-en un autre.",
                            "This is the same case; name another one."));
        }
        return other;
    }
}
