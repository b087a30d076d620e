package org.relais.core.internal.tasks;

/** Does work that was scheduled by {@link Tasks#once}; a component registers as a service of this type. Thread-safe. */
public interface TaskHandler {

    /** Unique among handlers, at most 60 letters, digits and hyphens; stays the same for ever, since the database knows it. */
    String name();

    /**
     * Does the work, in a unit of work that also takes it off the list: both happen or neither. When it throws, it is tried again
     * after a pause that grows from ten seconds to one hour; never on two nodes at once.
     */
    void run(String instance, String data);
}
