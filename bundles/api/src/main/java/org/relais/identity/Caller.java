package org.relais.identity;

import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.directory.DepartmentId;

/**
 * Who is calling, once established. A value: safe to keep and to share.
 *
 * @param account the account's name, unique in the installation; this is what the journal records
 * @param roles at least one
 * @param ownDepartment the department that the account belongs to, or null
 */
public record Caller(
        String account, Set<Role> roles, @Nullable DepartmentId ownDepartment) implements Principal {

    public Caller {
        Objects.requireNonNull(account, "account");
        roles = Set.copyOf(roles);
    }

    @Override
    public String getName() {
        return account;
    }

    public Optional<DepartmentId> department() {
        return Optional.ofNullable(ownDepartment);
    }

    /** True for the accounts that a case can be given to. */
    public boolean worksCases() {
        return has(Role.AGENT) || has(Role.DEPARTMENT_MEMBER) || has(Role.SUPERVISOR);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
