package org.relais.administration;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.directory.Agent;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.Presence;
import org.relais.directory.Site;
import org.relais.directory.SiteId;
import org.relais.directory.Team;
import org.relais.directory.TeamId;
import org.relais.identity.Caller;

/**
 * Changes the directory while the office works. Every edit is one transaction, stands in the journal of the office and is in force
 * on every node within a second. Nothing is deleted: departments, sites and teams are closed, people leave. Thread-safe; blocks on
 * the database.
 *
 * <p>Reading needs {@code office:read}, editing {@code directory:edit}. Edits throw {@code invalid-request} that names everything to
 * be corrected, {@code stale-entry} when the expected revision is not the present one, {@code not-found}.
 */
@ProviderType
public interface DirectoryEditing {

    /** All departments, closed ones included, by id. */
    List<DirectoryEntry<Department>> departments(Caller caller);

    /** All sites, closed ones included, by id. */
    List<DirectoryEntry<Site>> sites(Caller caller);

    /** All teams, closed ones included, by id. */
    List<DirectoryEntry<Team>> teams(Caller caller);

    /** Adds a department or replaces what is said about one; one of the office pack is overlaid. */
    DirectoryEntry<Department> edit(Caller caller, DepartmentId id, OptionalLong expectedRevision, DepartmentEdit edit);

    /** Adds a site or replaces what is said about one; one of the office pack is overlaid. */
    DirectoryEntry<Site> edit(Caller caller, SiteId id, OptionalLong expectedRevision, SiteEdit edit);

    /** Adds a team or replaces what is said about one. */
    DirectoryEntry<Team> edit(Caller caller, TeamId id, OptionalLong expectedRevision, TeamEdit edit);

    /** Replaces what is said about a person who has an account; presence stays. */
    Agent edit(Caller caller, String account, OptionalLong expectedRevision, AgentEdit edit);

    /**
     * Says where somebody works: anybody about oneself ({@code presence:edit}), about others whoever may edit the directory or hand
     * over cases.
     */
    Agent presence(Caller caller, String account, OptionalLong expectedRevision, Presence presence);

    /** One person, as the caller may read it. */
    Optional<Agent> agent(Caller caller, String account);
}
