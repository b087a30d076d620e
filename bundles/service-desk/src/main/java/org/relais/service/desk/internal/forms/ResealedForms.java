package org.relais.service.desk.internal.forms;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.services.RegistrationNumber;
import org.relais.spi.encryption.SealedData;
import org.relais.spi.encryption.SealingRound;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;

/** Seals registered forms anew after the keys were changed, and makes their fingerprints anew. */
@Component
public final class ResealedForms implements SealedData {

    private final UnitOfWork unitOfWork;
    private final FormStore store;
    private final FormSeal seal;
    private final SealingRound<StoredForm> round;

    @Activate
    public ResealedForms(@Reference UnitOfWork unitOfWork, @Reference FormStore store, @Reference FormSeal seal) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.seal = seal;
        this.round = new SealingRound<>(
                unitOfWork,
                store::after,
                form -> form.number().value(),
                form -> isCurrent(form.content()),
                this::resealed);
    }

    @Override
    public String name() {
        return "service-desk-forms";
    }

    @Override
    public int sealAnew(int most) {
        return round.seal(most);
    }

    private boolean isCurrent(@Nullable String content) {
        return content == null || seal.isCurrent(content);
    }

    /** One unit of work each: nobody waits long for a form that is being sealed. */
    private boolean resealed(StoredForm read) {
        RegistrationNumber number = read.number();
        try {
            return unitOfWork.execute(() -> {
                StoredForm form = store.find(read.service(), number).orElseThrow();
                String content = form.content();
                if (content == null || seal.isCurrent(content)) {
                    return false;
                }
                FormContent opened = seal.open(number, content);
                store.change(form.judged(form.destination(), seal.seal(number, opened)));
                store.fingerprints(number, seal.fingerprints(form.service(), opened.found()));
                return true;
            });
        } catch (StaleEntityException changedMeanwhile) {
            // whoever changed it has sealed it with the current key, or the next round does
            return true;
        }
    }
}
