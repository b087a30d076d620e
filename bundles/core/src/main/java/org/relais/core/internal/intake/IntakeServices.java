package org.relais.core.internal.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.directory.Confidentiality;
import org.relais.services.ServiceId;
import org.relais.spi.channel.CaseDraft;

/** To which delegated service belongs what is handed in. Thread-safe. */
@Component(service = IntakeServices.class)
public final class IntakeServices {

    private final ChannelCatalogue catalogue;

    @Activate
    public IntakeServices(@Reference ChannelCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The level that a case has at least: what came by the channel of a service belongs to it, whether or not the channel says so. */
    Confidentiality levelOf(StoredIntake intake, CaseDraft draft) {
        return Optional.ofNullable(draft.service())
                .or(() -> catalogue.service(intake.channel()))
                .map(ServiceId::confidentiality)
                .orElse(Confidentiality.NORMAL);
    }

    /**
     * The intake at the level of the service that it concerns: whoever may not know of one of its cases must not know of it either.
     *
     * @param levels of the cases that it opened or is about
     * @throws IllegalArgumentException when it concerns several services, which is a mistake of its channel
     */
    StoredIntake raised(StoredIntake intake, List<Confidentiality> levels) {
        Set<Confidentiality> services = new HashSet<>(levels);
        services.add(intake.confidentiality());
        catalogue.service(intake.channel()).map(ServiceId::confidentiality).ifPresent(services::add);
        services.removeIf(level -> !level.isService());
        if (services.size() > 1) {
            throw new IllegalArgumentException("intake " + intake.id() + " concerns several services: " + services);
        }
        return services.stream().findFirst().map(intake::withConfidentiality).orElse(intake);
    }
}
