package org.relais.security.internal;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.directory.DepartmentId;
import org.relais.identity.Caller;
import org.relais.identity.Role;

/**
 * Somebody who may call.
 *
 * @param passwordHash as {@link PasswordHash} makes it
 */
record Account(
        String name,
        String passwordHash,
        Set<Role> roles,
        @Nullable DepartmentId department) {

    Account {
        roles = Set.copyOf(roles);
    }

    Caller caller() {
        return new Caller(name, roles, department);
    }
}
