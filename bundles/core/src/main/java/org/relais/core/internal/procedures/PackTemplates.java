package org.relais.core.internal.procedures;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.office.OfficePacks;
import org.relais.identity.Caller;
import org.relais.procedures.ProcedureTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what the office pack says about procedures, each wording once: an edit of the file is a new version, and running cases
 * keep theirs. A wording that was published before is not published again, so nodes whose files differ for a while do not take
 * turns.
 */
@Component(service = PackTemplates.class, immediate = true)
public final class PackTemplates {

    private static final Logger LOG = LoggerFactory.getLogger(PackTemplates.class);

    /** Who publishes on behalf of the file. */
    private static final Caller RELAIS = new Caller("relais", Set.of(), null);

    private final OfficePacks packs;
    private final Publication publication;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "relais-procedure-templates");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable List<ProcedureTemplate> published;

    @Activate
    public PackTemplates(@Reference OfficePacks packs, @Reference Publication publication) {
        this.packs = packs;
        this.publication = publication;
        watch.scheduleWithFixedDelay(this::watch, 0, 1, TimeUnit.SECONDS);
    }

    @Deactivate
    void stop() {
        watch.shutdownNow();
    }

    /** Publishes the pack in force unless that was done already. */
    synchronized void look() {
        List<ProcedureTemplate> templates = packs.current().procedures();
        if (!templates.equals(published)) {
            templates.forEach(this::publish);
            published = templates;
        }
    }

    private void publish(ProcedureTemplate template) {
        boolean isNew = publication.publishUnlessKnown(RELAIS, template);
        if (isNew) {
            LOG.info("The procedure {} of the office pack has a new version", template.id());
        }
    }

    private void watch() {
        try {
            look();
        } catch (RuntimeException unexpected) {
            LOG.warn("The procedures of the office pack could not be published; tried again in a second", unexpected);
        }
    }
}
