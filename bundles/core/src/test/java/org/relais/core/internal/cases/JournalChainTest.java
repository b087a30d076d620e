package org.relais.core.internal.cases;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseId;
import org.relais.cases.JournalEntry;

class JournalChainTest {

    private static final CaseId ID = new CaseId(UUID.fromString("018f0000-0000-7000-8000-000000000001"));
    private static final Instant AT = Instant.parse("2021-09-07T02:00:00Z");

    private final List<JournalEntry> journal = new ArrayList<>();

    @BeforeEach
    void threeEntries() {
        write("agent", "open", Map.of("status", List.of("", "TRIAGED"), "department", List.of("", "DPASS")), null);
        write("dpass", "assign", Map.of("assignee", List.of("", "dpass")), null);
        write("dpass", "transfer", Map.of("department", List.of("DPASS", "DEL")), "wrong desk");
    }

    private void write(String actor, String action, Map<String, List<String>> changes, String reason) {
        String previous = journal.isEmpty() ? JournalChain.START : lastHash();
        journal.add(JournalChain.entry(previous, ID, journal.size() + 1, AT, actor, action, changes, reason));
    }

    private String lastHash() {
        return journal.get(journal.size() - 1).hash();
    }

    @Test
    void anUntouchedJournalIsIntact() {
        assertTrue(JournalChain.isIntact(ID, journal, lastHash()));
    }

    @Test
    void anAlteredFieldShows() {
        String last = lastHash();
        JournalEntry entry = journal.get(1);
        journal.set(
                1, new JournalEntry(2, AT, "somebody", entry.action(), entry.changes(), entry.reason(), entry.hash()));
        assertFalse(JournalChain.isIntact(ID, journal, last));
    }

    @Test
    void anAlteredChangeShows() {
        String last = lastHash();
        JournalEntry entry = journal.get(2);
        Map<String, List<String>> changes = Map.of("department", List.of("DPASS", "DDET"));
        journal.set(2, new JournalEntry(3, AT, entry.actor(), entry.action(), changes, entry.reason(), entry.hash()));
        assertFalse(JournalChain.isIntact(ID, journal, last));
    }

    @Test
    void anEntryRemovedInTheMiddleShows() {
        String last = lastHash();
        journal.remove(1);
        assertFalse(JournalChain.isIntact(ID, journal, last));
    }

    @Test
    void anEntryCutOffAtTheEndShows() {
        String last = lastHash();
        journal.remove(2);
        assertFalse(JournalChain.isIntact(ID, journal, last));
    }

    @Test
    void anEntryOfAnotherCaseShows() {
        CaseId other = new CaseId(UUID.fromString("018f0000-0000-7000-8000-000000000002"));
        assertFalse(JournalChain.isIntact(other, journal, lastHash()));
    }

    @Test
    void textMovedFromOneFieldToTheNextShows() {
        JournalEntry one = JournalChain.entry("", ID, 1, AT, "ab", "c", Map.of(), null);
        JournalEntry other = JournalChain.entry("", ID, 1, AT, "a", "bc", Map.of(), null);
        assertFalse(one.hash().equals(other.hash()));
    }
}
