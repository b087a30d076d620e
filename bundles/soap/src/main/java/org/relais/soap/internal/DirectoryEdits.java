package org.relais.soap.internal;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.administration.AgentEdit;
import org.relais.administration.DepartmentEdit;
import org.relais.administration.SiteEdit;
import org.relais.administration.TeamEdit;
import org.relais.directory.Department;
import org.relais.directory.Presence;
import org.relais.errors.Parameters;
import org.relais.soap.internal.contract.directory.PutAgent;
import org.relais.soap.internal.contract.directory.PutDepartment;
import org.relais.soap.internal.contract.directory.PutSite;
import org.relais.soap.internal.contract.directory.PutTeam;
import org.relais.soap.internal.contract.directory.SetPresence;

/** What people say about the directory, read from its contract. */
final class DirectoryEdits {

    private DirectoryEdits() {}

    static DepartmentEdit read(PutDepartment request) {
        return new DepartmentEdit(
                Department.Kind.valueOf(request.getKind()),
                CommonXml.read(request.getName()),
                request.getParent(),
                request.getAliases(),
                Boolean.TRUE.equals(request.isClosed()),
                request.getSuccessor(),
                request.getReason());
    }

    static SiteEdit read(PutSite request) {
        return new SiteEdit(
                CommonXml.read(request.getName()), Boolean.TRUE.equals(request.isClosed()), request.getReason());
    }

    static TeamEdit read(PutTeam request) {
        return new TeamEdit(
                CommonXml.read(request.getName()),
                request.getDepartment(),
                request.getMembers(),
                Boolean.TRUE.equals(request.isClosed()),
                request.getReason());
    }

    static AgentEdit read(PutAgent request) {
        return new AgentEdit(
                request.getFirstName(),
                request.getLastName(),
                request.getDepartment(),
                request.getTeams(),
                request.getSkills(),
                request.getWorkingHours(),
                request.getReason());
    }

    static Presence read(SetPresence request) {
        Parameters given = new Elements().with("until", request.getUntil()).parameters();
        @Nullable Instant until = given.instant("until");
        given.check();
        return new Presence(
                Presence.State.valueOf(request.getPresence()),
                until,
                Optional.ofNullable(request.getReachability())
                        .map(Presence.Reachability::valueOf)
                        .orElse(Presence.Reachability.PHONE));
    }
}
