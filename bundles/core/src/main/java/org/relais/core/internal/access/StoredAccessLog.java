package org.relais.core.internal.access;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.access.AccessEntry;
import org.relais.core.internal.time.TimeOrderedIds;
import org.relais.identity.Caller;
import org.relais.services.ServiceId;
import org.relais.spi.journal.AccessLog;
import org.relais.spi.persistence.UnitOfWork;

/** Writes each reading into the database. A reader's work that only reads is interrupted for it, so that it is stored in any case. */
@Component
public final class StoredAccessLog implements AccessLog {

    private static final int LONGEST_ACTION = 40;
    private static final int LONGEST_SUBJECT = 200;
    private static final int MOST_SUBJECTS = 1000;

    private final UnitOfWork unitOfWork;
    private final AccessStore store;
    private final Clock clock;

    @Activate
    public StoredAccessLog(@Reference UnitOfWork unitOfWork, @Reference AccessStore store, @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void record(Caller caller, ServiceId service, String action, @Nullable String subject) {
        if (action.isBlank() || action.length() > LONGEST_ACTION) {
            throw new IllegalArgumentException("an action has 1 to " + LONGEST_ACTION + " characters");
        }
        if (subject != null && subject.length() > LONGEST_SUBJECT) {
            throw new IllegalArgumentException("a subject has at most " + LONGEST_SUBJECT + " characters");
        }
        unitOfWork.execute(() -> {
            AccessEntry entry = new AccessEntry(
                    TimeOrderedIds.next(),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    caller.account(),
                    service,
                    action,
                    subject);
            store.add(entry);
            return entry;
        });
    }

    @Override
    public List<Reading> of(ServiceId service, Collection<String> subjects) {
        if (subjects.size() > MOST_SUBJECTS) {
            throw new IllegalArgumentException("at most " + MOST_SUBJECTS + " subjects are asked for at once");
        }
        return unitOfWork.read(() -> store.of(service, subjects).stream()
                .map(entry -> new Reading(entry.at(), entry.account(), entry.action(), String.valueOf(entry.subject())))
                .toList());
    }
}
