package org.relais.service.desk.internal.slips;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.service.desk.internal.forms.FormSeal;
import org.relais.spi.encryption.SealedData;
import org.relais.spi.encryption.SealingRound;
import org.relais.spi.persistence.UnitOfWork;

/** Seals the reasons and notes in the histories of slips anew after the keys were changed. */
@Component
public final class ResealedEvents implements SealedData {

    private final UnitOfWork unitOfWork;
    private final SlipStore slips;
    private final SlipEventStore events;
    private final FormSeal seal;
    private final SealingRound<StoredEvent> round;

    @Activate
    public ResealedEvents(
            @Reference UnitOfWork unitOfWork,
            @Reference SlipStore slips,
            @Reference SlipEventStore events,
            @Reference FormSeal seal) {
        this.unitOfWork = unitOfWork;
        this.slips = slips;
        this.events = events;
        this.seal = seal;
        this.round =
                new SealingRound<>(unitOfWork, events::sealedAfter, StoredEvent::id, this::isCurrent, this::resealed);
    }

    @Override
    public String name() {
        return "service-desk-slip-events";
    }

    @Override
    public int sealAnew(int most) {
        return round.seal(most);
    }

    private boolean isCurrent(StoredEvent event) {
        return event.note() == null || seal.isCurrent(event.note());
    }

    /** Under the lock of the slip, so that what is purged meanwhile does not come back. */
    private boolean resealed(StoredEvent event) {
        return unitOfWork.execute(() -> {
            slips.lock(event.slip());
            StoredEvent current = events.find(event.slip(), event.sequence()).orElseThrow();
            if (current.note() == null || isCurrent(current)) {
                return false;
            }
            events.change(current.resealed(seal.sealNote(seal.openNote(current.note(), event.id()), event.id())));
            return true;
        });
    }
}
