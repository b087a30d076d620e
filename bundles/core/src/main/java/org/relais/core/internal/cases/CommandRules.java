package org.relais.core.internal.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseCommand.Assign;
import org.relais.cases.CaseCommand.Cancel;
import org.relais.cases.CaseCommand.Reopen;
import org.relais.cases.CaseCommand.Resolve;
import org.relais.cases.CaseCommand.Return;
import org.relais.cases.CaseCommand.Transfer;
import org.relais.cases.CaseCommand.Triage;
import org.relais.cases.CaseCommand.Wait;
import org.relais.cases.CaseStatus;
import org.relais.cases.Resolution;
import org.relais.cases.RoutingTrace;
import org.relais.directory.ChannelId;
import org.relais.directory.SiteId;
import org.relais.identity.Accounts;
import org.relais.texts.LocalizedText;

/** What a command changes in a case, once it is known to be allowed. Computes; stores nothing. Thread-safe. */
@Component(service = CommandRules.class)
public final class CommandRules {

    private final CommandChecks checks;
    private final Placement placement;
    private final WorkingCalendar calendar;
    private final Accounts accounts;
    private final Clock clock;

    @Activate
    public CommandRules(
            @Reference CommandChecks checks,
            @Reference Placement placement,
            @Reference WorkingCalendar calendar,
            @Reference Accounts accounts,
            @Reference Clock clock) {
        this.checks = checks;
        this.placement = placement;
        this.calendar = calendar;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * The state after the command.
     *
     * @param after what the transition table says
     * @throws org.relais.errors.RelaisException {@code invalid-request} naming the parameter at fault
     */
    CaseState apply(CaseFacts facts, CaseState before, CaseCommand command, CaseStatus after) {
        CaseState state = before.withStatus(after);
        return switch (command.action()) {
            case TRIAGE -> triage(facts, state, (Triage) command);
            case TRANSFER -> transfer(state, (Transfer) command);
            case RETURN -> sendBack(state, (Return) command);
            case ASSIGN -> state.withAssignee(checks.assignee(accounts, ((Assign) command).agent()));
            case RELEASE -> state.withAssignee(null);
            case START -> state;
            case WAIT -> await(state, (Wait) command);
            case RESUME -> resume(facts, state);
            case RESOLVE -> state.withResolution(resolution((Resolve) command));
            case REOPEN -> reopen(state, (Reopen) command);
            case CLOSE -> state;
            case CANCEL -> cancel(state, (Cancel) command);
            case MERGE, UNMERGE, SPLIT, LINK ->
                throw new IllegalArgumentException(command.action() + " concerns two cases");
        };
    }

    private CaseState triage(CaseFacts facts, CaseState state, Triage command) {
        String topic = command.topic() == null ? state.topic() : checks.topic(command.topic());
        if (command.department() != null) {
            return placed(state, topic, checks.department(command.department()), Placement.BY_HAND);
        }
        return command.topic() == null ? state : placement.route(facts, state, topic);
    }

    private CaseState transfer(CaseState state, Transfer command) {
        checks.reason(command.reason());
        String department = checks.department(command.department());
        if (department.equals(state.department())) {
            throw CommandChecks.invalid(
                    "/department",
                    new LocalizedText("Le dossier est déjà à %s.", "The case is with %s already.")
                            .formatted(department));
        }
        return placed(state, state.topic(), department, Placement.BY_HAND);
    }

    /** The desk, which knows the departments, has it next; trying the rules again would send it back where it came from. */
    private CaseState sendBack(CaseState state, Return command) {
        checks.reason(command.reason());
        return placement.sentBack(state);
    }

    private static CaseState placed(CaseState state, @Nullable String topic, String department, RoutingTrace why) {
        return state.withPlace(topic, department, department.toLowerCase(Locale.ROOT), why);
    }

    private CaseState await(CaseState state, Wait command) {
        checks.reason(command.reason());
        Instant now = now();
        if (command.until() != null && !command.until().isAfter(now)) {
            throw CommandChecks.invalid(
                    "/until", new LocalizedText("La date doit être à venir.", "The instant must lie in the future."));
        }
        return state.waiting(
                now, command.until() == null ? null : command.until().truncatedTo(ChronoUnit.MILLIS));
    }

    /** The due date moves by the working time that passed while waiting. */
    private CaseState resume(CaseFacts facts, CaseState state) {
        Instant since = state.waitingSince();
        if (since == null) {
            return state;
        }
        SiteId site = facts.site() == null ? null : new SiteId(facts.site());
        ChannelId channel = new ChannelId(facts.channel());
        Duration waited = calendar.between(since, now(), site, channel);
        Instant due = waited.isZero()
                ? state.dueAt()
                : calendar.plus(state.dueAt(), waited, site, channel).dueAt();
        return state.running(due);
    }

    private Resolution resolution(Resolve command) {
        return new Resolution(checks.resolutionCode(command.code()), checks.text("/text", command.text()), now());
    }

    private CaseState reopen(CaseState state, Reopen command) {
        checks.reason(command.reason());
        return state.withResolution(null).withAssignee(null);
    }

    private CaseState cancel(CaseState state, Cancel command) {
        checks.reason(command.reason());
        return state.running(state.dueAt());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
