package org.relais.core.internal.intake;

import java.time.Instant;
import java.util.List;
import org.relais.cases.Page;
import org.relais.directory.ChannelId;
import org.relais.intake.IntakeState;
import org.relais.intake.WorklistQuery;

/** Lists of intakes. Every method needs a running unit of work. */
public interface WorklistStore {

    /** One page, the oldest first. */
    Page<StoredIntake> find(WorklistQuery query, WorklistSight sight);

    /** How many were refused late and not seen to since, without those of services. */
    long unsettled();

    /** What waits, without what belongs to services: figures that anybody may read tell nothing of those. */
    List<Backlog> backlog();

    /**
     * What waits for one channel in one state.
     *
     * @param oldest when the one that waits longest was stamped
     */
    record Backlog(ChannelId channel, IntakeState state, long intakes, Instant oldest) {}
}
