package org.relais.service.desk.internal.slips;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.service.desk.internal.forms.FormStore;
import org.relais.services.ServiceErrors;
import org.relais.services.SlipAction;
import org.relais.texts.LocalizedText;

/** Opens a slip again that is locked and frozen. Within the running unit of work. Thread-safe. */
@Component(service = ReopenedSlips.class)
public final class ReopenedSlips {

    private static final LocalizedText FREEZE_IT = new LocalizedText(
            "Le bordereau %s est déjà ouvert pour cette destination : figez-le (freeze) et transmettez-le d'abord.",
            "Slip %s is open for this destination already: freeze and transmit that one first.");

    private static final LocalizedText MOVE_ITS_FORMS = new LocalizedText(
            "Le bordereau %s est déjà ouvert pour cette destination : figez-le (freeze) et transmettez-le d'abord, ou retirez-en"
                    + " les formulaires (remove), que vous pourrez ajouter à celui-ci une fois rouvert.",
            "Slip %s is open for this destination already: freeze and transmit that one first, or take its forms off it"
                    + " (remove), which you can add to this one once it is open again.");

    private final SlipStore slips;
    private final SlipEventStore events;
    private final FormStore forms;
    private final SlipLife life;

    @Activate
    public ReopenedSlips(
            @Reference SlipStore slips,
            @Reference SlipEventStore events,
            @Reference FormStore forms,
            @Reference SlipLife life) {
        this.slips = slips;
        this.events = events;
        this.forms = forms;
        this.life = life;
    }

    /** @throws RelaisException {@code slip-already-open} */
    void reopen(Caller caller, StoredSlip slip, String reason) {
        slips.open(slip.service(), slip.destination()).ifPresent(other -> slips.lock(other.id()));
        slips.open(slip.service(), slip.destination()).ifPresent(this::giveWay);
        life.happen(caller, slip, StoredEvent.Happening.of(SlipAction.REOPEN), reason);
        slips.removeLines(slip.id());
        slips.change(slip.reopened());
    }

    /** One with neither forms nor a number is there because somebody asked for it: nothing is lost with it. */
    private void giveWay(StoredSlip other) {
        boolean numbered = other.number() != null;
        if (numbered || !forms.on(other.id()).isEmpty()) {
            throw RelaisException.builder(
                            ServiceErrors.SLIP_ALREADY_OPEN,
                            (numbered ? FREEZE_IT : MOVE_ITS_FORMS).formatted(other.name()))
                    .members(Map.of("slip", other.name()))
                    .build();
        }
        events.remove(other.id());
        slips.remove(other.id());
    }
}
