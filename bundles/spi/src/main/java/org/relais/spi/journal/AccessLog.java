package org.relais.spi.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;
import org.relais.services.ServiceId;

/**
 * Who has read what of a delegated service. Entries say what was read, never what it says. They are kept for a time that the office sets,
 * and are part of what a person is told about the data that are held. Thread-safe.
 */
@ProviderType
public interface AccessLog {

    /**
     * Records one reading, before what was read is handed out: a reading that cannot be recorded does not take place. In the running unit
     * of work, or in one of its own.
     *
     * @param action at most 40 characters, for example {@code read-form}, {@code list-forms}, {@code open-document}
     * @param subject what was read, at most 200 characters: a registration number, the reference of a case, the id of a slip; null for a
     *     list or a search
     */
    void record(Caller caller, ServiceId service, String action, @Nullable String subject);

    /**
     * Who has read these subjects, oldest first, as far back as the log is kept: what a person is told about the data that are held.
     *
     * @param subjects at most 1000
     */
    List<Reading> of(ServiceId service, Collection<String> subjects);

    /** One reading. */
    record Reading(Instant at, String account, String action, String subject) {}
}
