package org.relais.routing;

import java.util.List;
import org.relais.cases.CaseReference;
import org.relais.directory.DepartmentId;

/**
 * What a changed rule set would have done.
 *
 * @param examined how many cases were routed again
 * @param changed those that would have gone elsewhere, newest first
 */
public record RuleTrialResult(long examined, List<Change> changed) {

    /**
     * A case that would have gone elsewhere.
     *
     * @param from where the rules in force send it
     * @param to where the rules on trial would
     * @param rule the rule on trial that decides
     */
    public record Change(CaseReference reference, DepartmentId from, DepartmentId to, String rule) {}

    public RuleTrialResult {
        changed = List.copyOf(changed);
    }
}
