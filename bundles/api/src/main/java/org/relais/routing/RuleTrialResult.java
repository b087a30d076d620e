package org.relais.routing;

import java.util.List;
import org.relais.cases.CaseReference;
import org.relais.directory.DepartmentId;

/**
 * What a changed rule set would have done.
 *
 * @param examined how many cases were routed again
 * @param changed those that would have gone to another department or queue, newest first, at most {@link #MOST_CHANGES}
 * @param unlisted how many more of them there are
 * @param moves all of them, counted by where they go from and to, the largest number first
 */
public record RuleTrialResult(long examined, List<Change> changed, long unlisted, List<Move> moves) {

    /** How many cases are listed one by one. */
    public static final int MOST_CHANGES = 5000;

    /** A department and one of its queues. */
    public record Place(DepartmentId department, String queue) {}

    /**
     * A case that would have gone elsewhere.
     *
     * @param from where the rules in force send it
     * @param to where the rules on trial would
     * @param rule the rule on trial that decides
     */
    public record Change(CaseReference reference, Place from, Place to, String rule) {}

    /** How many cases would have gone from one place to another. */
    public record Move(Place from, Place to, long cases) {}

    public RuleTrialResult {
        changed = List.copyOf(changed);
        moves = List.copyOf(moves);
    }
}
