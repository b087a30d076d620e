package org.relais.service.desk.internal.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.directory.ChannelId;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;
import org.relais.services.ServiceId;
import org.relais.spi.channel.SubmissionScreen;
import org.relais.texts.LocalizedText;

/**
 * Keeps out of the office what a service neither asks for nor stores, by name and wherever it stands: in what is handed in through the
 * service's own channel, and in every part of another submission that names the service in a member {@code service}. Holds while
 * plug-ins are away. Thread-safe, never blocks.
 */
@Component(service = {SubmissionScreen.class, ForbiddenMembers.class})
public final class ForbiddenMembers implements SubmissionScreen {

    private static final LocalizedText ONE_SERVICE = new LocalizedText(
            "Des formulaires de deux services ne peuvent être remis ensemble ; enregistrez-les séparément.",
            "Forms of two services cannot be handed in together; register them one by one.");

    private final ServiceCatalogue catalogue;

    @Activate
    public ForbiddenMembers(@Reference ServiceCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Screening screen(ChannelId channel, FormData form) {
        List<FieldError> refused = new ArrayList<>();
        Optional<KnownService> own = ServiceId.parse(channel.value()).flatMap(this::known);
        if (own.isPresent()) {
            find("", form.members(), own.get(), refused);
            return new Screening(own.get().id(), refused);
        }
        Set<ServiceId> services = new HashSet<>();
        walk("", form.members(), services, refused);
        if (services.size() > 1) {
            refused.add(new FieldError("", ONE_SERVICE));
        }
        return new Screening(services.stream().findFirst().orElse(null), refused);
    }

    /** Asked for every submission, so only what is in memory counts. */
    private Optional<KnownService> known(ServiceId id) {
        return catalogue.known().stream()
                .filter(service -> service.id().equals(id))
                .findFirst();
    }

    private void walk(String pointer, Object value, Set<ServiceId> services, List<FieldError> refused) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                walk(pointer + "/" + i, list.get(i), services, refused);
            }
        }
        if (value instanceof Map<?, ?> map) {
            Optional<KnownService> named = map.get("service") instanceof String text
                    ? ServiceId.parse(text).flatMap(this::known)
                    : Optional.empty();
            named.ifPresent(service -> {
                services.add(service.id());
                find(pointer, map, service, refused);
            });
            if (named.isEmpty()) {
                map.forEach(
                        (name, member) -> walk(FieldError.pointer(pointer, (String) name), member, services, refused));
            }
        }
    }

    /** What of a form must not be there. */
    public List<FieldError> in(KnownService service, FormData form, String pointer) {
        List<FieldError> refused = new ArrayList<>();
        find(pointer, form.members(), service, refused);
        return refused;
    }

    private static void find(String pointer, Object value, KnownService service, List<FieldError> refused) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                find(pointer + "/" + i, list.get(i), service, refused);
            }
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> {
                String here = FieldError.pointer(pointer, (String) name);
                reason(service, (String) name)
                        .ifPresentOrElse(
                                why -> refused.add(new FieldError(here, why)),
                                () -> find(here, member, service, refused));
            });
        }
    }

    private static Optional<LocalizedText> reason(KnownService service, String name) {
        String folded = MemberNames.folded(name);
        return service.forbidden().entrySet().stream()
                .filter(one -> MemberNames.folded(one.getKey()).equals(folded))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
