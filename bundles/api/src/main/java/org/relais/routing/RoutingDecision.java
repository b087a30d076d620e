package org.relais.routing;

import org.jspecify.annotations.Nullable;
import org.relais.cases.Priority;
import org.relais.directory.DepartmentId;
import org.relais.texts.LocalizedText;

/**
 * Where a request goes and why.
 *
 * @param queue the queue it waits in; a department's own queue has the department's id in lower case
 * @param rule id of the rule that fired
 * @param reason why, for people
 * @param emergencyScript what to say first, or null when this is no emergency
 */
public record RoutingDecision(
        DepartmentId department,
        String queue,
        Priority priority,
        String rule,
        LocalizedText reason,
        @Nullable LocalizedText emergencyScript) {}
