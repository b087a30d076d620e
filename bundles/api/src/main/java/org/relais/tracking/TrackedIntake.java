package org.relais.tracking;

import java.time.Instant;
import java.util.List;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeState;

/**
 * A request as the citizen who made it sees it.
 *
 * @param cases those that were asked about; empty until it is registered
 */
public record TrackedIntake(IntakeId id, IntakeState state, Instant stampedAt, List<TrackedCase> cases) {

    public TrackedIntake {
        cases = List.copyOf(cases);
    }
}
