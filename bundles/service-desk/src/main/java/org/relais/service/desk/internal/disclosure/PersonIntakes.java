package org.relais.service.desk.internal.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.errors.FieldError;
import org.relais.service.desk.internal.catalogue.MemberNames;
import org.relais.service.desk.internal.forms.FormSeal;
import org.relais.services.ServiceId;
import org.relais.spi.cases.ServiceRetention;
import org.relais.spi.cases.UnregisteredIntake;

/**
 * Finds what a service was handed about a person and has registered as no form. Nobody has read it as a form, so it has no fingerprints:
 * each is opened and looked through, a page at a time. Within the running unit of work. Thread-safe.
 */
@Component(service = PersonIntakes.class)
public final class PersonIntakes {

    /** By which a part of a submission says of which service it is, wherever it stands. */
    private static final String SERVICE = "service";

    private static final int PAGE = 100;

    private final ServiceRetention retention;
    private final FormSeal seal;

    @Activate
    public PersonIntakes(@Reference ServiceRetention retention, @Reference FormSeal seal) {
        this.retention = retention;
        this.seal = seal;
    }

    /**
     * A form as it was handed in.
     *
     * @param pointer where in the intake it stands; empty for all of it
     */
    record Found(UnregisteredIntake intake, String pointer, Map<?, ?> content) {}

    /** Those forms in which a member that is named like the field has the value, in any spelling of both, oldest first. */
    List<Found> of(ServiceId service, String field, String value) {
        List<Found> found = new ArrayList<>();
        @Nullable UnregisteredIntake last = null;
        int read;
        do {
            List<UnregisteredIntake> page = retention.unregistered(service, last, PAGE);
            for (UnregisteredIntake intake : page) {
                parts(service, intake).forEach((pointer, part) -> {
                    if (says(part, MemberNames.folded(field), value)) {
                        found.add(new Found(intake, pointer, part));
                    }
                });
            }
            read = page.size();
            last = read == 0 ? null : page.get(read - 1);
        } while (read == PAGE);
        return found;
    }

    /**
     * What of an intake is the service's: all that came by its own channel, else the parts that name it; other people's letters may lie
     * beside them.
     */
    private static Map<String, Map<?, ?>> parts(ServiceId service, UnregisteredIntake intake) {
        Map<String, Map<?, ?>> parts = new LinkedHashMap<>();
        if (!intake.channel().value().equals(service.value())) {
            collect(service, "", intake.form().members(), parts);
        }
        return parts.isEmpty() ? Map.of("", intake.form().members()) : parts;
    }

    private static void collect(ServiceId service, String pointer, Object value, Map<String, Map<?, ?>> parts) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(service, pointer + "/" + i, list.get(i), parts);
            }
        } else if (value instanceof Map<?, ?> map) {
            if (service.value().equals(map.get(SERVICE))) {
                parts.put(pointer, map);
            } else {
                map.forEach(
                        (name, member) -> collect(service, FieldError.pointer(pointer, (String) name), member, parts));
            }
        }
    }

    private boolean says(Object part, String field, String value) {
        if (part instanceof List<?> list) {
            return list.stream().anyMatch(element -> says(element, field, value));
        }
        return part instanceof Map<?, ?> map
                && map.entrySet().stream()
                        .anyMatch(member ->
                                MemberNames.folded((String) member.getKey()).equals(field)
                                                && has(member.getValue(), value)
                                        || says(member.getValue(), field, value));
    }

    /** Nothing has checked the form: the number may be one, or stand in a list. */
    private boolean has(Object member, String value) {
        if (member instanceof List<?> list) {
            return list.stream().anyMatch(element -> has(element, value));
        }
        return !(member instanceof Map<?, ?>) && seal.isSame(String.valueOf(member), value);
    }
}
