package org.relais.core.internal.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseCommand.Assign;
import org.relais.cases.CaseCommand.Cancel;
import org.relais.cases.CaseCommand.Classify;
import org.relais.cases.CaseCommand.Prioritise;
import org.relais.cases.CaseCommand.Reopen;
import org.relais.cases.CaseCommand.Resolve;
import org.relais.cases.CaseCommand.Return;
import org.relais.cases.CaseCommand.Transfer;
import org.relais.cases.CaseCommand.Triage;
import org.relais.cases.CaseCommand.Wait;
import org.relais.cases.CaseStatus;
import org.relais.cases.Resolution;
import org.relais.cases.RoutingTrace;
import org.relais.errors.RelaisException;
import org.relais.identity.Accounts;
import org.relais.permissions.Permissions;
import org.relais.texts.LocalizedText;

/** What a command changes in a case, once it is known to be allowed. Computes; stores nothing. Thread-safe. */
@Component(service = CommandRules.class)
public final class CommandRules {

    private final CommandChecks checks;
    private final Placement placement;
    private final DueDates dueDates;
    private final EscalationPlan plan;
    private final Accounts accounts;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public CommandRules(
            @Reference CommandChecks checks,
            @Reference Placement placement,
            @Reference DueDates dueDates,
            @Reference EscalationPlan plan,
            @Reference Accounts accounts,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.checks = checks;
        this.placement = placement;
        this.dueDates = dueDates;
        this.plan = plan;
        this.accounts = accounts;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * The state after the command.
     *
     * @param after what the transition table says
     * @throws org.relais.errors.RelaisException {@code invalid-request} naming the parameter at fault
     */
    public CaseState apply(CaseFacts facts, CaseState before, CaseCommand command, CaseStatus after) {
        CaseState state = before.withStatus(after);
        return switch (command.action()) {
            case TRIAGE -> triage(facts, state, (Triage) command);
            case TRANSFER -> transfer(state, (Transfer) command);
            case RETURN -> sendBack(facts, state, (Return) command);
            case ASSIGN -> state.withAssignee(assignee(state, (Assign) command));
            case RELEASE -> state.withAssignee(null);
            case START -> state;
            case WAIT -> await(state, (Wait) command);
            case RESUME -> resume(dueDates.resumed(facts, state, now()));
            case RESOLVE -> state.withResolution(resolution((Resolve) command));
            case REOPEN -> reopen(facts, state, (Reopen) command);
            case CLOSE -> state;
            case CANCEL -> cancel(state, (Cancel) command);
            case PRIORITISE -> prioritise(facts, state, (Prioritise) command);
            case CLASSIFY -> classify(state, (Classify) command);
            case MERGE, UNMERGE, SPLIT, LINK ->
                throw new IllegalArgumentException(command.action() + " concerns two cases");
        };
    }

    /** Another topic has another target, counted from the receipt all the same. */
    private CaseState classify(CaseState state, Classify command) {
        checks.reason(command.reason());
        if (command.level().isService()) {
            throw CommandChecks.invalid(
                    "/level",
                    new LocalizedText(
                            "Ce niveau est celui d'un service ; personne ne le donne ni ne le retire.",
                            "This level is that of a service; nobody gives it or takes it away."));
        }
        if (command.level().equals(state.confidentiality())) {
            throw CommandChecks.invalid(
                    "/level",
                    new LocalizedText("Le dossier est déjà %s.", "The case is %s already.").formatted(command.level()));
        }
        return state.withConfidentiality(command.level());
    }

    /** Being given a case of the office is to know of it; being given one of a service is not, so it would be given to nobody. */
    private String assignee(CaseState state, Assign command) {
        String account = checks.assignee(accounts, command.agent());
        if (state.confidentiality().isService()
                && accounts.find(account)
                        .filter(caller -> permissions.visibility(caller).includes(state.subject()))
                        .isEmpty()) {
            throw CommandChecks.invalid(
                    "/agent",
                    new LocalizedText("« %s » n'a pas accès à ce service.", "'%s' may not read this service.")
                            .formatted(account));
        }
        return account;
    }

    private CaseState triage(CaseFacts facts, CaseState state, Triage command) {
        CaseState placed = placed(facts, state, command);
        CaseState queued = command.queue() == null
                ? placed
                : placed.withPlace(
                        placed.topic(),
                        placed.department(),
                        checks.queue(placed.department(), command.queue()),
                        placed.routing());
        return plan.about(facts, state, placement.classified(queued), now());
    }

    private CaseState placed(CaseFacts facts, CaseState state, Triage command) {
        String topic = command.topic() == null ? state.topic() : checks.topicOfCase(command.topic());
        if (command.department() == null) {
            return command.topic() == null ? state : placement.route(facts, state, topic);
        }
        CaseState placed = placed(state, topic, checks.department(command.department()), Placement.BY_HAND);
        return Objects.equals(topic, state.topic())
                ? placed
                : dueDates.granted(facts, placed, dueDates.target(topic, placed.priority()));
    }

    /** Whoever says that a case is urgent grants it the time of an urgent one, counted from its receipt. */
    private CaseState prioritise(CaseFacts facts, CaseState state, Prioritise command) {
        checks.reason(command.reason());
        return command.priority() == state.priority()
                ? state
                : dueDates.granted(
                        facts,
                        state.withPriority(command.priority()),
                        dueDates.target(state.topic(), command.priority()));
    }

    private CaseState transfer(CaseState state, Transfer command) {
        checks.reason(command.reason());
        String department = checks.department(command.department());
        boolean sameDepartment = department.equals(state.department());
        if (sameDepartment && command.queue() == null) {
            throw already("/department", department);
        }
        if (command.queue() == null) {
            return placed(state, state.topic(), department, Placement.BY_HAND);
        }
        String queue = checks.queue(department, command.queue());
        if (sameDepartment && queue.equals(state.queue())) {
            throw already("/queue", queue);
        }
        RoutingTrace why = sameDepartment ? state.routing() : Placement.BY_HAND;
        return state.withPlace(state.topic(), department, queue, why);
    }

    private static RelaisException already(String pointer, String place) {
        return CommandChecks.invalid(
                pointer,
                new LocalizedText("Le dossier est déjà à %s.", "The case is with %s already.").formatted(place));
    }

    private CaseState sendBack(CaseFacts facts, CaseState state, Return command) {
        checks.reason(command.reason());
        return placement.sentBack(facts, state);
    }

    private static CaseState placed(CaseState state, @Nullable String topic, String department, RoutingTrace why) {
        return state.withPlace(topic, department, department.toLowerCase(Locale.ROOT), why);
    }

    private CaseState await(CaseState state, Wait command) {
        checks.reason(command.reason());
        if (state.timing().pauses().size() >= Timing.MOST_PAUSES) {
            throw CommandChecks.invalid(
                    "",
                    new LocalizedText(
                                    "Ce dossier a déjà attendu %d fois ; résolvez-le ou scindez-le.",
                                    "This case has waited %d times already; resolve or split it.")
                            .formatted(Timing.MOST_PAUSES));
        }
        Instant now = now();
        if (command.until() != null && !command.until().isAfter(now)) {
            throw CommandChecks.invalid(
                    "/until", new LocalizedText("La date doit être à venir.", "The instant must lie in the future."));
        }
        return state.waiting(
                now, command.until() == null ? null : command.until().truncatedTo(ChronoUnit.MILLIS));
    }

    /** When whoever had it has handed it over to the queue meanwhile, it waits there for somebody to take it. */
    private static CaseState resume(CaseState running) {
        return running.assignee() == null ? running.withStatus(CaseStatus.TRIAGED) : running;
    }

    private Resolution resolution(Resolve command) {
        return new Resolution(checks.resolutionCode(command.code()), checks.text("/text", command.text()), now());
    }

    /** The clock stood still while it was resolved; what lies before now, it does not make up for. */
    private CaseState reopen(CaseFacts facts, CaseState state, Reopen command) {
        checks.reason(command.reason());
        Instant now = now();
        CaseState running = dueDates.reopened(facts, placement.taken(state), now);
        return plan.ahead(facts, running.withResolution(null).withAssignee(null), now);
    }

    private CaseState cancel(CaseState state, Cancel command) {
        checks.reason(command.reason());
        return state.running(state.dueAt());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
