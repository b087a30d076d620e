package org.relais.queues;

/** Whose work waits in a queue. */
public enum QueueKind {
    /** A department's own queue; every department has one. */
    DEPARTMENT,
    /** The queue of a team within a department; every team has one. */
    TEAM,
    /** The one queue of an office that only supervisors see, list and take work from. */
    SUPERVISORS
}
