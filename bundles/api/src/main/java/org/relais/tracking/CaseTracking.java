package org.relais.tracking;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.cases.CaseReference;
import org.relais.directory.ChannelId;
import org.relais.directory.TopicId;
import org.relais.errors.IdempotencyKey;
import org.relais.identity.Caller;
import org.relais.intake.IntakeId;

/**
 * Requests as those who made them may follow them, whatever their level of confidentiality. Every method takes the permission
 * {@code case:track}. That the citizen is the one who made the request is for the caller to establish. Thread-safe; reads and writes the
 * database.
 */
@ProviderType
public interface CaseTracking {

    /** The documents that procedures on a topic, or on one that it is a part of, ask citizens for. */
    List<TopicDocument> documentsOn(Caller caller, TopicId topic);

    /** The intake from which a case of this channel came; empty for a case of another channel and for one that is not there. */
    Optional<IntakeId> intakeOf(Caller caller, ChannelId channel, CaseReference reference);

    /**
     * What became of an intake of this channel.
     *
     * @param reference the case that is asked about; null for all that the intake opened
     * @return empty for an intake of another channel, for one that is not there, and for a case that did not come from it
     */
    Optional<TrackedIntake> find(Caller caller, ChannelId channel, IntakeId intake, @Nullable CaseReference reference);

    /**
     * A document that was asked for has come: it is checked off as received, and the clock of the case runs again with the last one.
     * Nothing happens when it is there already.
     *
     * @param procedure that the case follows, and {@code document} of it, by their ids
     * @throws org.relais.errors.RelaisException {@code not-found} when the case needs no such document,
     *     {@code procedure-not-possible} for a case that is over
     */
    void receiveDocument(Caller caller, CaseReference reference, String procedure, String document);

    /**
     * Writes down on the case what the citizen says; it stands among the notes that the citizen may read.
     *
     * @param text not blank, at most 4000 characters
     * @param key the same key for the same case answers the first message again
     */
    TrackedCase.Message write(Caller caller, CaseReference reference, String text, IdempotencyKey key);
}
