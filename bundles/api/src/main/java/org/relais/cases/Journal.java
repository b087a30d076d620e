package org.relais.cases;

import java.util.List;

/**
 * Everything that happened to a case, oldest first.
 *
 * @param intact false when an entry was altered, removed or inserted behind the back of Relais: the chain of hashes is broken
 */
public record Journal(List<JournalEntry> entries, boolean intact) {

    public Journal {
        entries = List.copyOf(entries);
    }
}
