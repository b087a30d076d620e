package org.relais.core.internal.procedures;

import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.cases.CaseState;
import org.relais.core.internal.cases.StoredCase;
import org.relais.directory.Agent;
import org.relais.directory.Agents;
import org.relais.directory.Confidentiality;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.TeamId;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.CaseSubject;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.procedures.DocumentCommand;
import org.relais.procedures.Performer;
import org.relais.procedures.ProcedureTemplate.Step;
import org.relais.procedures.StepCommand;
import org.relais.texts.LocalizedText;

/** Who may do what in the procedures of a case that they may know of. Thread-safe. */
@Component(service = ProcedureRights.class)
public final class ProcedureRights {

    private final Permissions permissions;
    private final OfficeDirectory directory;
    private final Agents agents;

    @Activate
    public ProcedureRights(
            @Reference Permissions permissions, @Reference OfficeDirectory directory, @Reference Agents agents) {
        this.permissions = permissions;
        this.directory = directory;
        this.agents = agents;
    }

    /** Whoever works the case or says where it belongs may also say what it takes. */
    void requireStart(Caller caller, StoredCase stored) {
        CaseSubject subject = stored.state().subject();
        if (!permissions.holds(caller, CorePermissions.CASE_ROUTE, subject)) {
            permissions.require(caller, CorePermissions.CASE_WORK, subject);
        }
    }

    void require(Caller caller, StoredCase stored, Step step, StepCommand command) {
        CaseSubject subject = stored.state().subject();
        if (command instanceof StepCommand.Skip && step.mandatory()) {
            permissions.require(caller, CorePermissions.PROCEDURE_EXEMPT, subject);
        } else if (!performs(caller, step.who(), stored.state())
                && !permissions.holds(caller, CorePermissions.PROCEDURE_EXEMPT, subject)) {
            throw RelaisException.of(
                    Errors.FORBIDDEN,
                    new LocalizedText(
                                    "L'étape « %s » revient à « %s », pas au compte « %s ».",
                                    "The step '%s' is for '%s', not for the account '%s'.")
                            .formatted(step.id(), step.who().wireName(), caller.account()));
        }
    }

    /** Anybody who meets the citizen takes in a document; what is asked for and what is good is for those who work the case. */
    void require(Caller caller, StoredCase stored, DocumentCommand command, boolean mandatory) {
        CaseSubject subject = stored.state().subject();
        permissions.require(
                caller,
                command instanceof DocumentCommand.Receive ? CorePermissions.CASE_NOTE : CorePermissions.CASE_WORK,
                subject);
        if (command instanceof DocumentCommand.Waive && mandatory) {
            permissions.require(caller, CorePermissions.PROCEDURE_EXEMPT, subject);
        }
    }

    private boolean performs(Caller caller, Performer who, CaseState state) {
        return switch (who.kind()) {
            case REQUESTER -> permissions.holds(caller, CorePermissions.CASE_NOTE, state.subject());
            case DESK -> worksIn(caller, directory.office().desk());
            case DEPARTMENT -> permissions.holds(caller, CorePermissions.CASE_WORK, state.subject());
            case NAMED_DEPARTMENT -> worksIn(caller, present(Objects.requireNonNull(who.department())));
            case TEAM -> isIn(caller, Objects.requireNonNull(who.team()));
        };
    }

    /** A version of a template lives longer than a department: what was closed has a successor. */
    private DepartmentId present(DepartmentId named) {
        return directory.office().department(named.value()).map(Department::id).orElse(named);
    }

    private boolean isIn(Caller caller, TeamId team) {
        return agents.inTeam(team).stream().map(Agent::account).anyMatch(caller.account()::equals);
    }

    /** That the case may be known of is decided already; here only the department counts. */
    private boolean worksIn(Caller caller, DepartmentId department) {
        return permissions.holds(
                caller, CorePermissions.CASE_WORK, new CaseSubject(department, null, Confidentiality.NORMAL));
    }
}
