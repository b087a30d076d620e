package org.relais.core.internal.notifications;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.access.ServiceReadings;
import org.relais.core.internal.notifications.NotificationStore.Stored;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.IntakeId;
import org.relais.notifications.Notification;
import org.relais.notifications.Notifications;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.permissions.Visibility;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** Shows each person the inbox as far as they may know of the cases. Thread-safe. */
@Component
public final class CaseNotifications implements Notifications {

    private static final int PAGE = 200;

    private final UnitOfWork unitOfWork;
    private final NotificationStore store;
    private final Permissions permissions;
    private final ServiceReadings readings;
    private final NotifiedIntakes intakes;
    private final Clock clock;

    @Activate
    public CaseNotifications(
            @Reference UnitOfWork unitOfWork,
            @Reference NotificationStore store,
            @Reference Permissions permissions,
            @Reference ServiceReadings readings,
            @Reference NotifiedIntakes intakes,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.permissions = permissions;
        this.readings = readings;
        this.intakes = intakes;
        this.clock = clock;
    }

    @Override
    public List<Notification> list(Caller caller, boolean unreadOnly, int limit) {
        permissions.require(caller, CorePermissions.CASE_READ);
        Visibility visibility = permissions.visibility(caller);
        List<Audience> audiences = Audience.of(caller, visibility);
        return unitOfWork.read(() -> {
            List<Stored> shown = new ArrayList<>();
            @Nullable UUID last = null;
            List<Stored> page;
            do {
                page = store.page(audiences, unreadOnly, last, PAGE);
                page.stream()
                        .filter(stored -> mayKnow(caller, visibility, stored))
                        .forEach(shown::add);
                last = page.isEmpty()
                        ? null
                        : page.get(page.size() - 1).notification().id();
            } while (page.size() == PAGE && shown.size() < limit);
            List<Stored> told = shown.subList(0, Math.min(limit, shown.size()));
            readings.listed(
                    caller,
                    "list-notifications",
                    "notifications",
                    told,
                    stored -> stored.subject().confidentiality());
            return told.stream().map(Stored::notification).toList();
        });
    }

    @Override
    public Notification read(Caller caller, UUID id) {
        permissions.require(caller, CorePermissions.CASE_READ);
        return unitOfWork.execute(() -> {
            require(caller, id);
            store.read(id, clock.instant().truncatedTo(ChronoUnit.MILLIS), caller.account());
            return require(caller, id);
        });
    }

    /** Whoever has handed in an intake is told of it, whatever its topic; and nobody of one about a case that is hidden from them. */
    private boolean mayKnow(Caller caller, Visibility visibility, Stored stored) {
        @Nullable IntakeId intake = stored.notification().intake();
        return intake == null ? visibility.includes(stored.subject()) : intakes.mayKnow(caller, intake);
    }

    private Notification require(Caller caller, UUID id) {
        Visibility visibility = permissions.visibility(caller);
        List<String> own =
                Audience.of(caller, visibility).stream().map(Audience::value).toList();
        return store.find(id)
                .filter(stored -> own.contains(stored.notification().to()))
                .filter(stored -> mayKnow(caller, visibility, stored))
                .map(Stored::notification)
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText(
                                "Il n'y a pas de telle notification dans votre boîte.",
                                "There is no such notification in your inbox.")));
    }
}
