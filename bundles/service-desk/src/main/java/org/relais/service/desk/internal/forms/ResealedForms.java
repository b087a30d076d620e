package org.relais.service.desk.internal.forms;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceId;
import org.relais.spi.encryption.SealedData;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;

/** Seals registered forms anew after the keys were changed, and makes their fingerprints anew. */
@Component
public final class ResealedForms implements SealedData {

    private static final int PAGE = 100;

    private final UnitOfWork unitOfWork;
    private final FormStore store;
    private final FormSeal seal;

    /** Where the last call ended; 0 is answered only after a pass through everything. */
    private String cursor = "";

    @Activate
    public ResealedForms(@Reference UnitOfWork unitOfWork, @Reference FormStore store, @Reference FormSeal seal) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.seal = seal;
    }

    @Override
    public String name() {
        return "service-desk-forms";
    }

    @Override
    public synchronized int sealAnew(int most) {
        int sealed = 0;
        boolean whole = cursor.isEmpty();
        while (sealed < most) {
            String from = cursor;
            List<StoredForm> page = unitOfWork.read(() -> store.after(from, PAGE));
            if (page.isEmpty()) {
                cursor = "";
                if (whole || sealed > 0) {
                    return sealed;
                }
                whole = true;
                continue;
            }
            for (StoredForm form : page) {
                String content = form.content();
                if (content != null && !seal.isCurrent(content)) {
                    sealed += sealAnew(form.service(), form.number());
                }
            }
            cursor = page.get(page.size() - 1).number().value();
        }
        return sealed;
    }

    /** One unit of work each: nobody waits long for a form that is being sealed. */
    private int sealAnew(ServiceId service, RegistrationNumber number) {
        try {
            return unitOfWork.execute(() -> {
                StoredForm form = store.find(service, number).orElseThrow();
                String content = form.content();
                if (content == null || seal.isCurrent(content)) {
                    return 0;
                }
                FormContent opened = seal.open(number, content);
                store.change(form.judged(form.destination(), seal.seal(number, opened)));
                store.fingerprints(number, seal.fingerprints(service, opened.found()));
                return 1;
            });
        } catch (StaleEntityException changedMeanwhile) {
            // whoever changed it has sealed it with the current key, or the next round does
            return 1;
        }
    }
}
