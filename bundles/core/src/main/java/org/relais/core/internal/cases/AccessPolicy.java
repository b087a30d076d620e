package org.relais.core.internal.cases;

import java.util.EnumSet;
import java.util.Set;
import org.relais.cases.CaseAction;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.texts.LocalizedText;

/**
 * Who may do what; the one decision point of the case engine and the intake desk. Reception officers receive, route and transfer,
 * and work the cases of their own department; a department's members work the cases of their department; whoever has been given a
 * case works it; a supervisor does all of it.
 */
public final class AccessPolicy {

    private static final Set<Role> RECEIVERS = EnumSet.of(Role.AGENT, Role.SUPERVISOR, Role.INTEGRATOR);
    private static final Set<Role> READERS = EnumSet.complementOf(EnumSet.of(Role.ADMINISTRATOR));
    private static final Set<Role> NOTE_WRITERS = EnumSet.of(Role.AGENT, Role.SUPERVISOR, Role.INTEGRATOR);
    private static final Set<Role> RULE_EDITORS = EnumSet.of(Role.SUPERVISOR, Role.ADMINISTRATOR);
    private static final Set<CaseAction> ROUTING = EnumSet.of(CaseAction.TRIAGE, CaseAction.TRANSFER);
    private static final Set<CaseAction> WORK = EnumSet.complementOf(EnumSet.of(CaseAction.ASSIGN));

    private AccessPolicy() {}

    /** May the caller do this to a case that stands like that? */
    static boolean permits(Caller caller, CaseAction action, String department, boolean assignedToCaller) {
        if (caller.has(Role.SUPERVISOR)) {
            return true;
        }
        if (caller.has(Role.AGENT) && ROUTING.contains(action)) {
            return true;
        }
        boolean worksCases = caller.has(Role.AGENT) || caller.has(Role.DEPARTMENT_MEMBER);
        boolean own =
                caller.department().filter(id -> id.value().equals(department)).isPresent();
        return worksCases && (own || assignedToCaller && WORK.contains(action));
    }

    public static void requireReceiver(Caller caller) {
        require(caller, RECEIVERS);
    }

    public static void requireReader(Caller caller) {
        require(caller, READERS);
    }

    public static void requireRuleEditor(Caller caller) {
        require(caller, RULE_EDITORS);
    }

    /** Notes are written by the desk, by programs that follow a request, and by whoever works the case. */
    static void requireNote(Caller caller, CaseState state) {
        boolean own = caller.department()
                .filter(id -> id.value().equals(state.department()))
                .isPresent();
        boolean works =
                caller.has(Role.DEPARTMENT_MEMBER) && (own || caller.account().equals(state.assignee()));
        if (!works && caller.roles().stream().noneMatch(NOTE_WRITERS::contains)) {
            throw forbidden(caller);
        }
    }

    static RelaisException forbidden(Caller caller) {
        return RelaisException.of(
                Errors.FORBIDDEN,
                new LocalizedText(
                                "Le compte « %s » n'a pas le droit de faire cela ; adressez-vous à un superviseur.",
                                "The account '%s' may not do this; ask a supervisor.")
                        .formatted(caller.account()));
    }

    private static void require(Caller caller, Set<Role> roles) {
        if (caller.roles().stream().noneMatch(roles::contains)) {
            throw forbidden(caller);
        }
    }
}
