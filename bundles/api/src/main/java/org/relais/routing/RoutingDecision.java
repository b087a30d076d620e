package org.relais.routing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.relais.cases.Priority;
import org.relais.cases.RoutingTrace;
import org.relais.directory.DepartmentId;
import org.relais.texts.LocalizedText;

/**
 * Where a request goes and why.
 *
 * @param queue the queue it waits in; a department's own queue has the department's id in lower case
 * @param target working time within which it is to be resolved, or null when its topic says that
 * @param trace the rule that fired, why, and which version of the rules it stands in
 * @param emergencyScript what to say first, or null when this is no emergency; an emergency never waits in a queue
 */
public record RoutingDecision(
        DepartmentId department,
        String queue,
        Priority priority,
        @Nullable Duration target,
        RoutingTrace trace,
        @Nullable LocalizedText emergencyScript) {}
