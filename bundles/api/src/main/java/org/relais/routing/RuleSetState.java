package org.relais.routing;

/** The life of a version of the rules. */
public enum RuleSetState {
    /** Written and checked; routes nothing yet. */
    DRAFT,
    /** Routes every request from now on. */
    IN_FORCE,
    /** Was in force and may be put in force again. */
    RETIRED
}
