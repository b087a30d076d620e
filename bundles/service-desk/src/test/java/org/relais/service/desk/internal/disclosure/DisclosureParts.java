package org.relais.service.desk.internal.disclosure;

import java.time.Instant;
import org.relais.directory.OfficeDirectory;
import org.relais.service.desk.internal.catalogue.ServiceAccess;
import org.relais.service.desk.internal.catalogue.ServiceCatalogue;
import org.relais.service.desk.internal.forms.FormLife;
import org.relais.service.desk.internal.forms.FormSeal;
import org.relais.service.desk.internal.forms.FormStore;
import org.relais.service.desk.internal.slips.SlipEventStore;
import org.relais.service.desk.internal.slips.SlipLife;
import org.relais.service.desk.internal.slips.SlipStore;
import org.relais.services.ServiceDisclosures;
import org.relais.spi.cases.ServiceRetention;
import org.relais.spi.documents.ChannelDocuments;
import org.relais.spi.forms.Forms;
import org.relais.spi.journal.AccessLog;
import org.relais.spi.journal.PlugInJournal;
import org.relais.spi.persistence.UnitOfWork;

/** Disclosure and retention wired by hand. */
public final class DisclosureParts {

    private final ZippedDisclosures disclosures;
    private final RetentionTask retention;

    public DisclosureParts(
            ServiceCatalogue catalogue,
            ServiceAccess access,
            UnitOfWork unitOfWork,
            FormStore forms,
            SlipStore slips,
            SlipEventStore slipEvents,
            SlipLife slipLife,
            FormSeal seal,
            FormLife life,
            ServiceRetention cases,
            ChannelDocuments documents,
            AccessLog accessLog,
            PlugInJournal journal,
            OfficeDirectory directory,
            Forms json) {
        FormPurge purge = new FormPurge(forms, slips, slipEvents, life, cases);
        disclosures = new ZippedDisclosures(
                access,
                unitOfWork,
                new PersonRecord(
                        forms,
                        slips,
                        slipEvents,
                        slipLife,
                        seal,
                        new PersonIntakes(cases, seal),
                        cases,
                        documents,
                        accessLog,
                        json),
                purge,
                documents,
                accessLog,
                journal);
        retention = new RetentionTask(
                catalogue, unitOfWork, forms, purge, cases, new RetentionSettings(12, "permits=6"), journal, directory);
    }

    public ServiceDisclosures service() {
        return disclosures;
    }

    /** One round of the daily work. */
    public Instant retain(Instant now) {
        return retention.run(now);
    }
}
