package org.relais.core.internal.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.changes.OfficeJournal;
import org.relais.core.internal.tasks.RecurringTask;
import org.relais.directory.OfficeDirectory;
import org.relais.identity.Caller;
import org.relais.spi.persistence.UnitOfWork;

/** Once a day removes readings that were written down too long ago, and writes that into the journal of the office. */
@Component(configurationPid = AccessRetention.PID)
@Designate(ocd = AccessRetention.Configuration.class)
public final class AccessRetention implements RecurringTask {

    static final String PID = "org.relais.access";

    private static final int SHORTEST = 6;
    private static final int LONGEST = 12;
    private static final Duration PERIOD = Duration.ofDays(1);
    private static final Caller RELAIS = new Caller("relais", Set.of(), null);

    @ObjectClassDefinition(
            name = "Relais access log",
            description = "For how long it is kept who has read what of delegated services")
    public @interface Configuration {

        @AttributeDefinition(name = "Months", description = "6 to 12", min = "6", max = "12")
        int months() default LONGEST;
    }

    private final UnitOfWork unitOfWork;
    private final AccessStore store;
    private final OfficeJournal journal;
    private final OfficeDirectory directory;
    private final int months;

    @Activate
    public AccessRetention(
            @Reference UnitOfWork unitOfWork,
            @Reference AccessStore store,
            @Reference OfficeJournal journal,
            @Reference OfficeDirectory directory,
            Configuration configuration) {
        this(unitOfWork, store, journal, directory, configuration.months());
    }

    /** @throws IllegalArgumentException for a time that is too short or too long */
    public AccessRetention(
            UnitOfWork unitOfWork, AccessStore store, OfficeJournal journal, OfficeDirectory directory, int months) {
        if (months < SHORTEST || months > LONGEST) {
            throw new IllegalArgumentException(
                    "%s: months=%d is not allowed; from %d to %d are".formatted(PID, months, SHORTEST, LONGEST));
        }
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.journal = journal;
        this.directory = directory;
        this.months = months;
    }

    @Override
    public String name() {
        return "access-log-retention";
    }

    @Override
    public Instant run(Instant now) {
        Instant before =
                now.atZone(directory.office().zone()).minusMonths(months).toInstant();
        unitOfWork.execute(() -> {
            int removed = store.removeBefore(before);
            if (removed > 0) {
                Map<String, List<String>> what = Map.of(
                        "entries", List.of(String.valueOf(removed), ""), "before", List.of("", before.toString()));
                journal.record(RELAIS, OfficeArea.SERVICES, "access log", "purge", what, null);
            }
            return removed;
        });
        return now.plus(PERIOD);
    }
}
