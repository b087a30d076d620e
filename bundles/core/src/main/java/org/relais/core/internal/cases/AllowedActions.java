package org.relais.core.internal.cases;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseErrors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.CaseSubject;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permission;
import org.relais.permissions.Permissions;
import org.relais.texts.LocalizedText;

/**
 * What may be done to a case as it stands: its life by the transition table, and the corrections that fit. Computes; thread-safe.
 */
@Component(service = AllowedActions.class)
public final class AllowedActions {

    private final Permissions permissions;

    @Activate
    public AllowedActions(@Reference Permissions permissions) {
        this.permissions = permissions;
    }

    /**
     * In the order of a case's life; a case that another one goes on for can be given back its own life, or hidden. One of a service stays
     * at the service's level.
     */
    static Set<CaseAction> in(CaseState state) {
        Set<CaseAction> actions = EnumSet.noneOf(CaseAction.class);
        if (!state.confidentiality().isService()) {
            actions.add(CaseAction.CLASSIFY);
        }
        if (state.merge() != null) {
            actions.add(CaseAction.UNMERGE);
            return actions;
        }
        actions.addAll(CaseTransitions.allowedIn(state.status()));
        actions.add(CaseAction.LINK);
        if (state.status().isOpen()) {
            actions.add(CaseAction.MERGE);
            actions.add(CaseAction.SPLIT);
            actions.add(CaseAction.PRIORITISE);
        }
        return actions;
    }

    /** What the caller may do and would not be refused as the case stands. */
    List<CaseAction> of(Caller caller, CaseState state) {
        return in(state).stream()
                .filter(action -> action != CaseAction.RESOLVE || state.openSteps() == 0)
                .filter(action -> permits(caller, action, state))
                .toList();
    }

    /**
     * @throws RelaisException {@code action-not-allowed} when it makes no sense now, {@code forbidden} when the caller lacks the
     *     right
     */
    void require(Caller caller, CaseAction action, CaseState state) {
        if (!in(state).contains(action)) {
            throw notAllowed(caller, action, state);
        }
        if (!permits(caller, action, state)) {
            permissions.require(caller, permission(action), subject(action, state));
        }
    }

    private boolean permits(Caller caller, CaseAction action, CaseState state) {
        return permissions.holds(caller, permission(action), subject(action, state));
    }

    private static Permission permission(CaseAction action) {
        return switch (action) {
            case TRIAGE, TRANSFER, PRIORITISE -> CorePermissions.CASE_ROUTE;
            case ASSIGN -> CorePermissions.CASE_ASSIGN;
            case CLASSIFY -> CorePermissions.CASE_CLASSIFY;
            case RETURN, RELEASE, START, WAIT, RESUME, RESOLVE, REOPEN, CLOSE, CANCEL, MERGE, UNMERGE, SPLIT, LINK ->
                CorePermissions.CASE_WORK;
        };
    }

    /** Whoever has been given a case works it, but gives it to nobody else. */
    private static CaseSubject subject(CaseAction action, CaseState state) {
        CaseSubject subject = state.subject();
        return action == CaseAction.ASSIGN
                ? new CaseSubject(subject.department(), null, subject.confidentiality())
                : subject;
    }

    private RelaisException notAllowed(Caller caller, CaseAction action, CaseState state) {
        List<String> allowed =
                of(caller, state).stream().map(CaseAction::wireName).toList();
        return RelaisException.builder(
                        CaseErrors.ACTION_NOT_ALLOWED,
                        new LocalizedText(
                                        "« %s » est impossible pour un dossier %s ; actions possibles : %s.",
                                        "'%s' is not possible for a case that is %s; possible: %s.")
                                .formatted(
                                        action.wireName(),
                                        state.status(),
                                        allowed.stream().collect(Collectors.joining(", "))))
                .members(Map.of("allowedActions", allowed))
                .build();
    }
}
