package org.relais.core.internal.cases;

import java.time.Instant;

/**
 * A case as it lies in the store.
 *
 * @param revision counts the changes, from 1
 * @param journalLength how many journal entries it has
 * @param journalHash hash of the last one
 */
public record StoredCase(CaseFacts facts, CaseState state, long revision, int journalLength, String journalHash) {

    /** Past its due date with the clock running. */
    boolean isOverdue(Instant now) {
        return state.status().isOpen()
                && state.waitingSince() == null
                && state.dueAt().isBefore(now);
    }
}
