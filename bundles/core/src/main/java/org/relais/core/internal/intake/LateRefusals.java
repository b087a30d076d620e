package org.relais.core.internal.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.notifications.Audience;
import org.relais.core.internal.notifications.NotificationStore;
import org.relais.intake.IntakeId;
import org.relais.notifications.Notification;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a channel refuses after the sender was told that it is stored: nobody waits for that answer any more, so the supervisors (of a service its officers), whoever
 * handed it in and whoever it was handed to are notified, and it stays in the worklist until somebody has seen to it. Thread-safe.
 */
@Component(service = LateRefusals.class)
public final class LateRefusals {

    private static final Logger LOG = LoggerFactory.getLogger(LateRefusals.class);

    private final UnitOfWork unitOfWork;
    private final IntakeStore store;
    private final NotificationStore notifications;
    private final Clock clock;

    @Activate
    public LateRefusals(
            @Reference UnitOfWork unitOfWork,
            @Reference IntakeStore store,
            @Reference NotificationStore notifications,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** Does nothing about one that somebody else has settled meanwhile. */
    void refuse(IntakeId id, LocalizedText reason) {
        unitOfWork.execute(() -> {
            StoredIntake intake = store.find(id).orElseThrow();
            if (intake.waits()) {
                store.change(intake.refused(reason));
                tell(intake);
                // the reason may quote what a citizen wrote: it is in the worklist, for those who may read it
                unitOfWork.afterCommit(() -> LOG.warn(
                        "Intake {} was accepted at {} and is refused by channel {} now; it waits in the worklist for somebody",
                        intake.id(),
                        intake.stampedAt(),
                        intake.channel()));
            }
            return id;
        });
    }

    private void tell(StoredIntake intake) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalizedText text = new LocalizedText(
                        "Le canal « %s » a refusé une demande déjà acceptée ; voyez ce qu'il faut en faire.",
                        "Channel '%s' has refused a request that was accepted; see what has to be done about it.")
                .formatted(intake.channel());
        Stream.concat(
                        // whoever supervises need not know of a service
                        Stream.of(
                                intake.confidentiality().isService()
                                        ? Audience.service(intake.confidentiality())
                                        : Audience.SUPERVISORS),
                        Stream.of(intake.account(), intake.assignee())
                                .filter(Objects::nonNull)
                                .map(Audience::account))
                .distinct()
                .forEach(audience -> notifications.add(audience, intake.id(), Notification.Kind.REFUSED, text, now));
    }
}
