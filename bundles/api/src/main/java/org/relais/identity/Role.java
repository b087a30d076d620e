package org.relais.identity;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What an account is for. Each role is a set of permissions; one place, the core's access policy, says which. */
public enum Role {
    /** Reception officer: receives, routes and transfers, and works the cases of the desk's own department. */
    AGENT,
    /** Member of a department: assigns, works and resolves the cases of that department. */
    DEPARTMENT_MEMBER,
    /** Does all that agents and departments do, on every case. */
    SUPERVISOR,
    /** Runs the installation: configuration, accounts. Sees no case by that alone. */
    ADMINISTRATOR,
    /** A program that hands in and follows requests. */
    INTEGRATOR,
    /** Works a delegated service, for example claim forms. */
    SERVICE_OFFICER,
    /** Reads everything, changes nothing. */
    AUDITOR,
    /** A channel that citizens use by themselves, without an account. No account has it, and no office pack changes what it may do. */
    CHANNEL;

    /** The roles that accounts can have and that an office can redefine. */
    public static Set<Role> ofAccounts() {
        return Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(CHANNEL)));
    }
}
