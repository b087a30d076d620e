package org.relais.queues;

/** Who gives a case that enters a queue to a person. */
public enum AssignmentPolicy {
    /** Nobody: people take the next case themselves. */
    NONE,
    /** Relais, to whoever at work now has the fewest open cases; among equals to the one who has been given nothing for longest. */
    LEAST_LOADED,
    /** Relais, in turn, to those at work now who have the skill that the case's topic needs. */
    ROUND_ROBIN_BY_SKILL
}
