package org.relais.spi.journal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;

/**
 * The journal of the office, chained by hash, as far as plug-ins write it: area {@code plug-ins}. For what is rare and has to be
 * answered for, such as an exception from a rule; those who record at the same time wait for each other. Thread-safe.
 */
@ProviderType
public interface PlugInJournal {

    /**
     * Records one entry in the running unit of work.
     *
     * @param subject what it is about, at most 200 characters, beginning with the plug-in's id, for example {@code dropbox DAJI-2021-000317}
     * @param action what was done, at most 50 characters, for example {@code sort-early}
     * @param changes field to its old and new value; an absent value is the empty string; no personal data
     * @param reason at most 4000 characters
     * @throws IllegalStateException outside a unit of work that writes
     */
    void record(
            Caller caller, String subject, String action, Map<String, List<String>> changes, @Nullable String reason);
}
