package org.relais.core.internal.cases;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.JournalEntry;

/**
 * Chains the entries of one case's journal: each hash covers the entry and the hash before it, so that no entry can be altered,
 * removed or inserted without the rest of the chain showing it.
 *
 * <p>The hashed text is, in UTF-8, each field as its length in characters, a colon and the field itself (so that no two different
 * entries share a text): the hash before (empty for the first entry), the case's id, sequence, instant (ISO 8601), actor, action,
 * then per changed field in alphabetical order its name, old and new value, then the reason (empty when there is none).
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
        StringBuilder text = new StringBuilder(512);
        append(text, previous);
        append(text, id.toString());
        append(text, Integer.toString(entry.sequence()));
        append(text, entry.at().toString());
        append(text, entry.actor());
        append(text, entry.action());
        new TreeMap<>(entry.changes()).forEach((field, values) -> {
            append(text, field);
            values.forEach(value -> append(text, value));
        });
        String reason = entry.reason();
        append(text, reason == null ? "" : reason);
        return HexFormat.of().formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void append(StringBuilder text, String field) {
        text.append(field.length()).append(':').append(field);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
