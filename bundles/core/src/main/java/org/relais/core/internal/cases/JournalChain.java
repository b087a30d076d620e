package org.relais.core.internal.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.JournalEntry;
import org.relais.spi.journal.ChainHash;

/**
 * Chains the entries of one case's journal: each hash covers the entry and the hash before it, so that no entry can be altered,
 * removed or inserted without the rest of the chain showing it.
 *
 * <p>The fields of a {@link ChainHash} are: the hash before (empty for the first entry), the case's id, sequence, instant
 * (ISO 8601), actor, action, then per changed field in alphabetical order its name, old and new value, then the reason (empty when
 * there is none).
 */
public final class JournalChain {

    /** What the first entry of a journal is chained to. */
    public static final String START = "";

    private JournalChain() {}

    /** Makes the entry that follows the one with the hash {@code previous}. */
    static JournalEntry entry(
            String previous,
            CaseId id,
            int sequence,
            Instant at,
            String actor,
            String action,
            Map<String, List<String>> changes,
            @Nullable String reason) {
        JournalEntry unsigned = new JournalEntry(sequence, at, actor, action, changes, reason, "");
        return new JournalEntry(sequence, at, actor, action, changes, reason, hash(previous, id, unsigned));
    }

    /** True when the entries are those that were written, all of them up to the last hash known to the case. */
    static boolean isIntact(CaseId id, List<JournalEntry> entries, String lastHash) {
        String previous = START;
        int sequence = 0;
        for (JournalEntry entry : entries) {
            sequence++;
            if (entry.sequence() != sequence || !hash(previous, id, entry).equals(entry.hash())) {
                return false;
            }
            previous = entry.hash();
        }
        return previous.equals(lastHash);
    }

    private static String hash(String previous, CaseId id, JournalEntry entry) {
        return new ChainHash()
                .field(previous)
                .field(id)
                .field(entry.sequence())
                .field(entry.at())
                .field(entry.actor())
                .field(entry.action())
                .changes(entry.changes())
                .field(entry.reason())
                .hash();
    }
}
