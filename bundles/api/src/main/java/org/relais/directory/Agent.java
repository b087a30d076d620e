package org.relais.directory;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works cases. There is one for every account that does, also when nobody has ever edited it: then in the department
 * of the account, in no team, without skills, at work in the hours of the office.
 *
 * @param name as colleagues see it, or null while nobody has entered it
 * @param department where they work now, or null
 * @param skills normalised, see {@link Skills}
 * @param hours their own, or null for those of the office
 * @param leftOn the last day, for somebody who has left, or null
 * @param revision counts the edits; 0 before the first
 */
public record Agent(
        String account,
        @Nullable PersonName name,
        @Nullable DepartmentId department,
        Set<TeamId> teams,
        Set<String> skills,
        @Nullable WorkingHours hours,
        Presence presence,
        @Nullable LocalDate leftOn,
        long revision) {

    /** Nobody is deleted: people leave. */
    public enum State {
        ACTIVE,
        LEFT
    }

    /** What a person is called. */
    public record PersonName(String first, String last) {}

    public Agent {
        teams = Set.copyOf(teams);
        skills = Set.copyOf(skills);
    }

    public State state() {
        return leftOn == null ? State.ACTIVE : State.LEFT;
    }

    public boolean isActive() {
        return leftOn == null;
    }
}
