package org.relais.service.desk.internal.disclosure;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.identity.Caller;
import org.relais.service.desk.internal.forms.FormLife;
import org.relais.service.desk.internal.forms.FormStore;
import org.relais.service.desk.internal.forms.StoredForm;
import org.relais.service.desk.internal.slips.SlipEventStore;
import org.relais.service.desk.internal.slips.SlipStore;
import org.relais.service.desk.internal.slips.StoredEvent;
import org.relais.service.desk.internal.slips.StoredLine;
import org.relais.services.FormAction;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceId;
import org.relais.spi.cases.ServiceRetention;

/**
 * Takes away what a form says, wherever it was kept: the form itself, its fingerprints, its line on a slip, what was written about it in the history of the slip, its documents, and what was
 * handed in. Its number, its history and its place in the sums stay. Within the running unit of work. Thread-safe.
 */
@Component(service = FormPurge.class)
public final class FormPurge {

    private final FormStore forms;
    private final SlipStore slips;
    private final SlipEventStore events;
    private final FormLife life;
    private final ServiceRetention retention;

    @Activate
    public FormPurge(
            @Reference FormStore forms,
            @Reference SlipStore slips,
            @Reference SlipEventStore events,
            @Reference FormLife life,
            @Reference ServiceRetention retention) {
        this.forms = forms;
        this.slips = slips;
        this.events = events;
        this.life = life;
        this.retention = retention;
    }

    /**
     * Changes nothing for a form that says nothing any more.
     *
     * @return whether something was taken away
     * @throws org.relais.errors.RelaisException {@code action-not-allowed} for a form that is not over
     */
    boolean purge(Caller actor, ServiceId service, RegistrationNumber number, String reason) {
        @Nullable UUID slip = forms.find(service, number).orElseThrow().slip();
        if (slip != null) {
            slips.lock(slip);
        }
        StoredForm form = forms.find(service, number).orElseThrow();
        if (form.content() == null) {
            return false;
        }
        forms.change(
                life.happen(form, FormAction.PURGE, actor.account(), reason).emptied());
        forms.fingerprints(number, Map.of());
        slips.linesOf(number).stream().map(StoredLine::purged).forEach(slips::change);
        events.eventsAbout(number).stream().map(StoredEvent::purged).forEach(events::change);
        retention.purge(actor, form.origin().caseId());
        retention.purge(form.origin().intake(), List.of(form.origin().pointer()));
        return true;
    }
}
