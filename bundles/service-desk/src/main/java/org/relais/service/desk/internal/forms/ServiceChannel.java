package org.relais.service.desk.internal.forms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.directory.ChannelId;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.Site;
import org.relais.directory.SiteId;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.intake.ContactOutcome;
import org.relais.intake.OpenedCase;
import org.relais.service.desk.internal.catalogue.ServiceCatalogue;
import org.relais.service.desk.internal.catalogue.ServiceDoors;
import org.relais.services.ServiceId;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ChannelDescriptor;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.Registration;
import org.relais.spi.channel.RegistrationAware;
import org.relais.spi.channel.StampedIntake;
import org.relais.spi.service.ServiceDescriptor;
import org.relais.spi.service.ServiceDesk;
import org.relais.spi.service.ServiceDesk.Found;
import org.relais.texts.LocalizedText;

/**
 * The channel of one service, through which forms are handed in at the desk: each is one contact and one case. Made by
 * {@link ServiceDoors} for as long as the service's plug-in is there. Of the form it reads two members itself, where its schema has them:
 * {@code site}, and {@code receivedOn}, the day on which the citizen handed it in.
 */
@Component(factory = "org.relais.service.desk.channel", service = Channel.class)
public final class ServiceChannel implements Channel, RegistrationAware {

    private static final LocalizedText BAD_DAY = new LocalizedText(
            "Un jour d'aujourd'hui ou d'avant est attendu, par exemple 2021-09-07.",
            "A day of today or before is expected, for example 2021-09-07.");

    private static final LocalizedText BAD_SITE =
            new LocalizedText("Site inconnu. Possibles : %s.", "No such site. There are %s.");

    private final ServiceDesk desk;
    private final OfficeDirectory directory;
    private final WorkingCalendar calendar;
    private final ChannelDescriptor descriptor;
    private final ServiceId service;

    @Activate
    public ServiceChannel(
            Map<String, Object> properties,
            @Reference ServiceCatalogue catalogue,
            @Reference ServiceDesk desk,
            @Reference OfficeDirectory directory,
            @Reference WorkingCalendar calendar) {
        this.desk = desk;
        this.directory = directory;
        this.calendar = calendar;
        this.service = new ServiceId((String) Objects.requireNonNull(properties.get(ServiceDoors.SERVICE)));
        ServiceDescriptor described = catalogue.active(service).orElseThrow().descriptor();
        this.descriptor = new ChannelDescriptor(
                new ChannelId(service.value()),
                described.name(),
                described.form().schema(),
                service);
    }

    @Override
    public ChannelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Interpretation interpret(StampedIntake intake) {
        Found found = found(intake);
        CaseDraft draft = draft(found);
        return new Interpretation.Registered(
                new ContactDraft(
                        ContactOutcome.CASE,
                        found.receivedAt(),
                        found.site(),
                        draft.topic(),
                        draft.department(),
                        null,
                        null),
                List.of(draft));
    }

    /** Whoever handed it in knew of the service then: that somebody does not any more is a refusal and no reason to wait. */
    private CaseDraft draft(Found found) {
        try {
            return desk.draft(found);
        } catch (RelaisException refused) {
            throw refused.code().equals(Errors.NOT_FOUND)
                    ? RelaisException.of(Errors.FORBIDDEN, refused.detail())
                    : refused;
        }
    }

    @Override
    public void registered(StampedIntake intake, Registration registration) {
        OpenedCase opened = registration.cases().get(0).opened();
        desk.register(found(intake), Objects.requireNonNull(opened, "a form always has a case"));
    }

    private Found found(StampedIntake intake) {
        return new Found(service, intake.form(), intake.id(), "", intake.account(), receivedAt(intake), site(intake));
    }

    private Instant receivedAt(StampedIntake intake) {
        Optional<String> written = intake.form().text("/receivedOn");
        if (written.isEmpty()) {
            return intake.stampedAt();
        }
        LocalDate today = calendar.officeDay(intake.stampedAt());
        LocalDate day;
        try {
            day = LocalDate.parse(written.get());
        } catch (DateTimeException notADay) {
            throw Errors.invalid("/receivedOn", BAD_DAY);
        }
        if (day.isAfter(today)) {
            throw Errors.invalid("/receivedOn", BAD_DAY);
        }
        return day.equals(today)
                ? intake.stampedAt()
                : day.atStartOfDay(directory.office().zone()).toInstant();
    }

    private @Nullable SiteId site(StampedIntake intake) {
        Optional<String> written = intake.form().text("/site");
        if (written.isEmpty()) {
            return null;
        }
        return directory
                .office()
                .site(written.get())
                .map(Site::id)
                .orElseThrow(() -> Errors.invalid(
                        "/site",
                        BAD_SITE.formatted(String.join(
                                ", ",
                                directory.office().sites().stream()
                                        .map(one -> one.id().value())
                                        .toList()))));
    }
}
