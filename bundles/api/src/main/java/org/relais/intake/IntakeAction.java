package org.relais.intake;

import org.jspecify.annotations.Nullable;
import org.relais.cases.Requester;
import org.relais.directory.DepartmentId;
import org.relais.directory.SiteId;
import org.relais.directory.TopicId;

/** What a person does about an intake that nobody has settled. Made by {@link IntakeActions}. */
public sealed interface IntakeAction {

    /** Its channel is asked again now, whatever the pause. */
    record Retry() implements IntakeAction {}

    /** Somebody is to see to it. */
    record Assign(String agent) implements IntakeAction {}

    /** It is nobody's any more. */
    record Release() implements IntakeAction {}

    /** It becomes REJECTED; its channel is never asked again. */
    record Reject(String reason) implements IntakeAction {}

    /**
     * Somebody has seen to what its channel refused: it stays REJECTED for its channel's reason, and out of the worklist.
     *
     * @param reason what was done about it, for the journal
     */
    record Settle(String reason) implements IntakeAction {}

    /**
     * A person has read it and says what it means, in place of its channel, which never reads it again. A channel that keeps a register
     * enters it there.
     *
     * @param subject of the case; null when the outcome opens none
     * @param outcome of the contact; one that opens no case leaves nothing to do
     * @param department null lets routing decide
     */
    record Register(
            @Nullable String subject,
            @Nullable String description,
            @Nullable TopicId topic,
            @Nullable SiteId site,
            @Nullable DepartmentId department,
            @Nullable Requester requester,
            ContactOutcome outcome)
            implements IntakeAction {}
}
