package org.relais.channel.dropbox.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.channel.dropbox.internal.mail.Envelope;
import org.relais.errors.ErrorCategory;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.intake.OpenedCase;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.StampedIntake;
import org.relais.spi.service.ServiceDesk;

/** Has the forms of delegated services that lie in an envelope registered by their service, in the transaction of the envelope. Thread-safe. */
@Component(service = ItemForms.class)
public final class ItemForms {

    private final ServiceDesk desk;
    private final DropboxPlan plan;

    @Activate
    public ItemForms(@Reference ServiceDesk desk, @Reference DropboxPlan plan) {
        this.desk = desk;
        this.plan = plan;
    }

    /** What an envelope was handed in with, and what stands on it. */
    record Opened(StampedIntake intake, Sorting sorting, Envelope envelope) {}

    /**
     * The cases to open for the forms of an envelope, by their places from 0; stores nothing.
     *
     * @param wrong gets what has to be corrected in them
     * @throws RelaisException another refusal of their services: the envelope cannot be registered with this form
     */
    Map<Integer, CaseDraft> drafts(Opened opened, List<FieldError> wrong) {
        Map<Integer, CaseDraft> drafts = new TreeMap<>();
        for (int place = 0; place < opened.sorting().items().size(); place++) {
            if (opened.sorting().items().get(place).form() != null) {
                try {
                    drafts.put(place, draft(opened, place));
                } catch (RelaisException refused) {
                    wrong.addAll(mistakes(place, refused));
                }
            }
        }
        return drafts;
    }

    /** Whoever may not know of a service has named one that there is not. */
    private static List<FieldError> mistakes(int place, RelaisException refused) {
        if (refused.code().equals(Errors.NOT_FOUND)) {
            return List.of(new FieldError("/items/" + place + "/service", refused.detail()));
        }
        if (refused.code().equals(Errors.INVALID_REQUEST)) {
            return refused.errors();
        }
        if (refused.code().category() != ErrorCategory.REFUSED) {
            throw refused;
        }
        throw RelaisException.builder(refused.code(), refused.detail())
                .members(refused.members())
                .errors(List.of(new FieldError("/items/" + place + "/form", refused.detail())))
                .build();
    }

    private CaseDraft draft(Opened opened, int place) {
        CaseDraft draft = desk.draft(found(opened, place));
        return new CaseDraft(
                draft.subject(),
                draft.description(),
                draft.receivedAt(),
                draft.site(),
                draft.topic(),
                draft.commune(),
                draft.requester(),
                draft.department(),
                draft.documents(),
                opened.envelope().stamp().counts(),
                draft.service());
    }

    /** Takes a number of the service, for which others wait: last of all. */
    void register(Opened opened, int place, OpenedCase opens) {
        desk.register(found(opened, place), opens);
    }

    private ServiceDesk.Found found(Opened opened, int place) {
        SortedItem.ServiceItem item =
                Objects.requireNonNull(opened.sorting().items().get(place).form());
        return new ServiceDesk.Found(
                item.service(),
                item.form(),
                opened.intake().id(),
                "/items/" + place + "/form",
                opened.intake().account(),
                handedInAt(opened.envelope()),
                opened.sorting().site());
    }

    /** On the day of the stamp, if that can be right; else when it was taken out of the box. */
    private Instant handedInAt(Envelope envelope) {
        @Nullable LocalDate stamped = envelope.stamp().counts();
        return stamped == null || stamped.equals(plan.day(envelope.collectedAt()))
                ? envelope.collectedAt()
                : plan.startOf(stamped);
    }
}
