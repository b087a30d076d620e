package org.relais.service.desk.internal.disclosure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.directory.OfficeDirectory;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.service.desk.internal.catalogue.KnownService;
import org.relais.service.desk.internal.catalogue.ServiceCatalogue;
import org.relais.service.desk.internal.forms.FormStore;
import org.relais.service.desk.internal.forms.StoredForm;
import org.relais.spi.journal.PlugInJournal;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.spi.tasks.RecurringTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Purges what has been kept for long enough, every day, form by form; how many were purged stands in the journal of the office. */
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
    private final RetentionSettings settings;
    private final PlugInJournal journal;
    private final OfficeDirectory directory;

    @Activate
    public RetentionTask(
            @Reference ServiceCatalogue catalogue,
            @Reference UnitOfWork unitOfWork,
            @Reference FormStore forms,
            @Reference FormPurge purge,
            @Reference RetentionSettings settings,
            @Reference PlugInJournal journal,
            @Reference OfficeDirectory directory) {
        this.catalogue = catalogue;
        this.unitOfWork = unitOfWork;
        this.forms = forms;
        this.purge = purge;
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
            List<StoredForm> ended = unitOfWork.read(() -> forms.ended(service.id(), before, MOST));
            int purged = ended.stream().mapToInt(this::purge).sum();
            if (purged > 0) {
                unitOfWork.execute(() -> {
                    journal.record(
                            RELAIS,
                            service.id() + " retention",
                            "purge",
                            Map.of("forms", List.of("", Integer.toString(purged))),
                            "ended before " + before);
                    return purged;
                });
            }
            more |= ended.size() == MOST && purged > 0;
        }
        return now.plus(more ? SOON : PERIOD);
    }

    private int purge(StoredForm form) {
        try {
            return unitOfWork.execute(
                            () -> purge.purge(RELAIS, form.service(), form.number(), "end of the retention period"))
                    ? 1
                    : 0;
        } catch (StaleEntityException changedMeanwhile) {
            LOG.debug("Form {} is purged another time", form.number(), changedMeanwhile);
            return 0;
        }
    }
}
