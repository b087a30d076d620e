package org.relais.service.desk.internal.disclosure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.directory.OfficeDirectory;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.service.desk.internal.catalogue.KnownService;
import org.relais.service.desk.internal.catalogue.ServiceCatalogue;
import org.relais.service.desk.internal.forms.FormStore;
import org.relais.services.ServiceId;
import org.relais.spi.cases.ServiceRetention;
import org.relais.spi.journal.PlugInJournal;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.spi.tasks.RecurringTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Purges what has been kept for long enough, every day, one by one: what registered forms say, from when they ended, and what was handed
 * in and rejected in the end, from its stamp. How many were purged stands in the journal of the office.
 */
@Component
public final class RetentionTask implements RecurringTask {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionTask.class);

    /** What nobody did is done in this name. */
    private static final Caller RELAIS = new Caller("relais", Set.of(Role.CHANNEL), null);

    private static final Duration PERIOD = Duration.ofDays(1);

    /** When there was more than fits into one round. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final int MOST = 200;

    private final ServiceCatalogue catalogue;
    private final UnitOfWork unitOfWork;
    private final FormStore forms;
    private final FormPurge purge;
    private final ServiceRetention retention;
    private final RetentionSettings settings;
    private final PlugInJournal journal;
    private final OfficeDirectory directory;

    @Activate
    public RetentionTask(
            @Reference ServiceCatalogue catalogue,
            @Reference UnitOfWork unitOfWork,
            @Reference FormStore forms,
            @Reference FormPurge purge,
            @Reference ServiceRetention retention,
            @Reference RetentionSettings settings,
            @Reference PlugInJournal journal,
            @Reference OfficeDirectory directory) {
        this.catalogue = catalogue;
        this.unitOfWork = unitOfWork;
        this.forms = forms;
        this.purge = purge;
        this.retention = retention;
        this.settings = settings;
        this.journal = journal;
        this.directory = directory;
    }

    @Override
    public String name() {
        return "service-desk-retention";
    }

    @Override
    public Instant run(Instant now) {
        boolean more = false;
        for (KnownService service : catalogue.known()) {
            Instant before =
                    settings.before(service.id(), now, directory.office().zone());
            more |= round(service, "forms", "ended before " + before, endedForms(service.id(), before));
            more |= round(service, "intakes", "rejected, stamped before " + before, intakes(service.id(), before));
        }
        return now.plus(more ? SOON : PERIOD);
    }

    /**
     * What is to be purged.
     *
     * @param work false when there was nothing left to purge
     */
    private record Due(String name, Supplier<Boolean> work) {}

    private List<Due> endedForms(ServiceId service, Instant before) {
        return unitOfWork.read(() -> forms.ended(service, before, MOST)).stream()
                .map(form -> new Due(
                        form.number().value(),
                        () -> purge.purge(RELAIS, service, form.number(), "end of the retention period")))
                .toList();
    }

    private List<Due> intakes(ServiceId service, Instant before) {
        return unitOfWork.read(() -> retention.over(service, before, MOST)).stream()
                .map(intake -> new Due("intake " + intake, () -> {
                    retention.purge(intake, List.of(""));
                    return true;
                }))
                .toList();
    }

    /** Whether there may be more. */
    private boolean round(KnownService service, String what, String which, List<Due> due) {
        int purged = (int) due.stream().filter(this::isPurged).count();
        record(service, what, which, purged);
        return due.size() == MOST && purged > 0;
    }

    /** What fails is left for another round, and the others do not wait for it. */
    private boolean isPurged(Due due) {
        try {
            return unitOfWork.execute(due.work());
        } catch (StaleEntityException changedMeanwhile) {
            LOG.debug("{} is purged another time", due.name(), changedMeanwhile);
            return false;
        } catch (RuntimeException failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw failure;
            }
            LOG.error("{} could not be purged; it is tried again", due.name(), failure);
            return false;
        }
    }

    private void record(KnownService service, String what, String which, int purged) {
        if (purged > 0) {
            unitOfWork.execute(() -> {
                journal.record(
                        RELAIS,
                        service.id() + " retention",
                        "purge",
                        Map.of(what, List.of("", Integer.toString(purged))),
                        which);
                return purged;
            });
        }
    }
}
