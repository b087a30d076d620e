package org.relais.core.internal.directory;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.administration.Departures;
import org.relais.administration.DirectoryErrors;
import org.relais.cases.CaseReference;
import org.relais.core.internal.cases.CaseHandOver;
import org.relais.core.internal.cases.CaseStore.HeldCase;
import org.relais.directory.Agent;
import org.relais.directory.Agents;
import org.relais.directory.Presence;
import org.relais.errors.RelaisException;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.permissions.CaseSubject;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.permissions.Visibility;
import org.relais.texts.LocalizedText;

/**
 * Hands over in pages: one transaction for each, which for nearly everybody is one transaction in all. After a departure one more
 * page takes what was assigned while the departure was not yet known everywhere. Thread-safe.
 */
@Component
public final class PagedDepartures implements Departures {

    private final DirectoryChanges changes;
    private final DirectoryStore store;
    private final DepartureChecks checks;
    private final CaseHandOver cases;
    private final Accounts accounts;
    private final Agents agents;
    private final Permissions permissions;

    @Activate
    public PagedDepartures(
            @Reference DirectoryChanges changes,
            @Reference DirectoryStore store,
            @Reference DepartureChecks checks,
            @Reference CaseHandOver cases,
            @Reference Accounts accounts,
            @Reference Agents agents,
            @Reference Permissions permissions) {
        this.changes = changes;
        this.store = store;
        this.checks = checks;
        this.cases = cases;
        this.accounts = accounts;
        this.agents = agents;
        this.permissions = permissions;
    }

    /**
     * One hand-over, as far as it can be known before its first transaction.
     *
     * @param successor null for the queues
     * @param mayKnow which cases the successor may know of; null for the queues
     * @param callers which cases the caller may know of
     */
    private record Plan(
            Caller caller,
            String account,
            @Nullable String successor,
            @Nullable Visibility mayKnow,
            Visibility callers,
            String reason) {}

    @Override
    public HandedOver handOver(Caller caller, String account, HandOver handOver) {
        permissions.require(caller, CorePermissions.CASE_HAND_OVER);
        Plan plan = plan(caller, account, handOver, "/to");
        Set<CaseReference> known = new LinkedHashSet<>();
        int count = 0;
        Given given;
        do {
            given = page(plan, known, held -> {
                if (!held.isEmpty()) {
                    changes.record(caller, subject(account), "hand-over", to(handOver), handOver.reason());
                } else {
                    requireKnown(account);
                }
            });
            count += given.told();
        } while (given.all() == AT_ONCE);
        return new HandedOver(List.copyOf(known), count);
    }

    @Override
    public HandedOver leave(Caller caller, String account, @Nullable LocalDate leftOn, HandOver handOver) {
        permissions.require(caller, CorePermissions.CASE_HAND_OVER);
        LocalDate day = checks.day(leftOn);
        Optional<Caller> leaver = accounts.find(account);
        checks.mayLeave(caller, account, leaver);
        Plan plan = plan(caller, account, handOver, "/handOverTo");
        Set<CaseReference> known = new LinkedHashSet<>();
        int count = 0;
        Given given = page(plan, known, held -> markLeft(plan, leaver, day, held));
        while (given.all() > 0) {
            count += given.told();
            given = page(plan, known, held -> {});
        }
        return new HandedOver(List.copyOf(known), count);
    }

    private void markLeft(Plan plan, Optional<Caller> leaver, LocalDate day, List<HeldCase> held) {
        Agent before = store.agent(plan.account())
                .or(() -> leaver.isPresent() || !held.isEmpty()
                        ? Optional.of(AgentValues.of(plan.account()))
                        : Optional.empty())
                .orElseThrow(() -> DirectoryChanges.unknownPerson(plan.account()));
        if (!before.isActive()) {
            return;
        }
        Agent placed = leaver.map(known -> AgentValues.withDepartment(before, known.ownDepartment()))
                .orElse(before);
        Agent after = AgentValues.withLeftOn(placed, day);
        before.teams().forEach(store::countMemberChange);
        changes.record(
                plan.caller(),
                subject(plan.account()),
                "leave",
                EntryFacts.ofAgent(after).changesSince(EntryFacts.ofAgent(placed)),
                plan.reason());
        store.save(after);
    }

    /**
     * How many cases were given.
     *
     * @param told how many of them the caller is told of
     */
    private record Given(int all, int told) {}

    /**
     * Hands over one page after {@code first} was done, in one transaction. A case of a service goes to a successor who may know of it, or
     * else back to its queue, and whoever may not know of it hears nothing of that.
     */
    private Given page(Plan plan, Set<CaseReference> known, Consumer<List<HeldCase>> first) {
        List<HeldCase> page = changes.make(OptionalLong.empty(), edits -> {
            List<HeldCase> held = cases.heldBy(plan.account());
            requireMayKnow(plan, held.stream().filter(one -> !isOfService(one)).toList());
            first.accept(held.stream().filter(one -> isTold(plan, one)).toList());
            List<HeldCase> now = held.stream().limit(AT_ONCE).toList();
            now.forEach(one -> cases.give(plan.caller(), one.id(), successor(plan, one), plan.reason()));
            return now;
        });
        page.stream().filter(one -> plan.callers().includes(one.subject())).forEach(one -> known.add(one.reference()));
        return new Given(page.size(), (int)
                page.stream().filter(one -> isTold(plan, one)).count());
    }

    private static boolean isOfService(HeldCase held) {
        return held.subject().confidentiality().isService();
    }

    private static boolean isTold(Plan plan, HeldCase held) {
        return !isOfService(held) || plan.callers().includes(held.subject());
    }

    private static @Nullable String successor(Plan plan, HeldCase held) {
        @Nullable Visibility mayKnow = plan.mayKnow();
        return isOfService(held) && mayKnow != null && !mayKnow.includes(held.subject()) ? null : plan.successor();
    }

    /** Whoever has a case may know of it; this is about before. */
    private static void requireMayKnow(Plan plan, List<HeldCase> held) {
        @Nullable Visibility mayKnow = plan.mayKnow();
        if (mayKnow == null) {
            return;
        }
        List<HeldCase> hidden = held.stream()
                .filter(one -> !mayKnow.includes(new CaseSubject(
                        one.subject().department(), null, one.subject().confidentiality())))
                .toList();
        if (!hidden.isEmpty()) {
            throw refused(plan, hidden);
        }
    }

    private static RelaisException refused(Plan plan, List<HeldCase> hidden) {
        List<String> named = hidden.stream()
                .filter(one -> plan.callers().includes(one.subject()))
                .map(one -> one.reference().value())
                .toList();
        LocalizedText detail = named.isEmpty()
                ? new LocalizedText(
                        "« %s » n'a pas le droit de connaître tous ces dossiers ; désignez quelqu'un d'autre ou la file (queue).",
                        "'%s' may not know of all these cases; name somebody else or the queue.")
                : new LocalizedText(
                        "« %s » n'a pas le droit de connaître : %s. Désignez quelqu'un d'autre ou la file (queue).",
                        "'%s' may not know of %s. Name somebody else or the queue.");
        return RelaisException.builder(
                        DirectoryErrors.HAND_OVER_REFUSED, detail.formatted(plan.successor(), String.join(", ", named)))
                .members(named.isEmpty() ? Map.of() : Map.of("cases", named))
                .build();
    }

    private Plan plan(Caller caller, String account, HandOver handOver, String pointer) {
        checks.reason(handOver.reason());
        Visibility callers = permissions.visibility(caller);
        if (handOver.to().equals(QUEUE)) {
            return new Plan(caller, account, null, null, callers, handOver.reason());
        }
        Caller successor = checks.successor(account, handOver.to(), pointer);
        Visibility visible = permissions.visibility(successor);
        Visibility mayKnow = new Visibility("", visible.everywhere(), visible.within());
        return new Plan(caller, account, successor.account(), mayKnow, callers, handOver.reason());
    }

    @Override
    public Agent comeBack(Caller caller, String account, @Nullable String reason) {
        permissions.require(caller, CorePermissions.CASE_HAND_OVER);
        checks.reason(reason);
        changes.make(OptionalLong.empty(), edits -> {
            @Nullable Agent before = edits.agents().get(account);
            if (before != null && !before.isActive()) {
                Agent after = AgentValues.withPresence(AgentValues.withLeftOn(before, null), Presence.ON_SITE);
                changes.record(
                        caller,
                        subject(account),
                        "return",
                        EntryFacts.ofAgent(after).changesSince(EntryFacts.ofAgent(before)),
                        reason);
                before.teams().forEach(store::countMemberChange);
                store.save(after);
            }
            return account;
        });
        return agents.find(account).orElseThrow(() -> DirectoryChanges.unknownPerson(account));
    }

    private void requireKnown(String account) {
        if (store.agent(account).isEmpty() && accounts.find(account).isEmpty()) {
            throw DirectoryChanges.unknownPerson(account);
        }
    }

    private static Map<String, List<String>> to(HandOver handOver) {
        return Map.of("to", List.of("", handOver.to()));
    }

    private static String subject(String account) {
        return "agent/" + account;
    }
}
