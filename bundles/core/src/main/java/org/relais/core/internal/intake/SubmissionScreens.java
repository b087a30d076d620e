package org.relais.core.internal.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.relais.directory.ChannelId;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.intake.IntakeErrors;
import org.relais.services.ServiceId;
import org.relais.spi.channel.SubmissionScreen;
import org.relais.spi.channel.SubmissionScreen.Screening;
import org.relais.texts.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has all screens look at what is handed in; the one place that binds them. While there is none though there are delegated services, nobody
 * can tell what belongs to them or must not be stored: what could concern one is not taken then, and everything else is. Thread-safe.
 */
@Component(service = SubmissionScreens.class)
public final class SubmissionScreens {

    private static final Logger LOG = LoggerFactory.getLogger(SubmissionScreens.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** By which a form says of which service it is, wherever it stands. */
    private static final String SERVICE = "service";

    private final ChannelCatalogue catalogue;
    private final List<SubmissionScreen> there = new CopyOnWriteArrayList<>();

    @Activate
    public SubmissionScreens(@Reference ChannelCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindScreen(SubmissionScreen screen) {
        there.add(screen);
    }

    public void unbindScreen(SubmissionScreen screen) {
        there.remove(screen);
    }

    /**
     * What all screens together have seen.
     *
     * @param service to whose forms the submission belongs; empty for none
     * @param refused everything that must not be stored
     */
    record Seen(Optional<ServiceId> service, List<FieldError> refused) {}

    /**
     * @throws RelaisException {@code unavailable} when one of them cannot tell, or there is none to tell; {@code several-services} when they
     *     name more than one
     */
    Seen screen(ChannelId channel, FormData form) {
        Optional<ServiceId> own = catalogue.service(channel);
        List<SubmissionScreen> screens = List.copyOf(there);
        if (screens.isEmpty() && (own.isPresent() || catalogue.knowsServices() && namesService(form.members()))) {
            throw unavailable();
        }
        Set<ServiceId> services = new HashSet<>(own.stream().toList());
        List<FieldError> refused = new ArrayList<>();
        for (SubmissionScreen screen : screens) {
            Screening seen = ask(screen, channel, form);
            refused.addAll(seen.refused());
            Optional.ofNullable(seen.service()).ifPresent(services::add);
        }
        if (refused.isEmpty() && services.size() > 1) {
            throw several(services);
        }
        return new Seen(services.stream().findFirst(), refused);
    }

    private static boolean namesService(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(SubmissionScreens::namesService);
        }
        return value instanceof Map<?, ?> map
                && (map.get(SERVICE) instanceof String
                        || map.values().stream().anyMatch(SubmissionScreens::namesService));
    }

    private static Screening ask(SubmissionScreen screen, ChannelId channel, FormData form) {
        try {
            return screen.screen(channel, form);
        } catch (RuntimeException | LinkageError failure) {
            // not its message, which may quote what was handed in
            LOG.error(
                    "{} could not look at a submission: {} at {}",
                    screen.getClass().getName(),
                    failure.getClass().getName(),
                    failure.getStackTrace().length == 0 ? "?" : failure.getStackTrace()[0]);
            throw unavailable();
        }
    }

    private static RelaisException unavailable() {
        return RelaisException.builder(
                        Errors.UNAVAILABLE,
                        new LocalizedText(
                                "La demande ne peut pas être contrôlée pour l'instant ; rien n'a été enregistré. Réessayez.",
                                "The request cannot be checked for now; nothing was stored. Try again."))
                .retryAfter(RETRY_AFTER)
                .build();
    }

    private static RelaisException several(Set<ServiceId> services) {
        String names = services.stream().map(ServiceId::value).sorted().collect(Collectors.joining(", "));
        return RelaisException.of(
                IntakeErrors.SEVERAL_SERVICES,
                new LocalizedText(
                                "Cet envoi contient des formulaires de plusieurs services (%s) ; transmettez-les séparément. Rien n'a été enregistré.",
                                "This holds forms of several services (%s); hand them in one by one. Nothing was stored.")
                        .formatted(names));
    }
}
