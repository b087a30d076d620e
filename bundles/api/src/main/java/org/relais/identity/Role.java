package org.relais.identity;

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
    AUDITOR
}
