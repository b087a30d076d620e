package org.relais.spi.service;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.directory.TopicId;
import org.relais.identity.Role;
import org.relais.services.DelegatedServices.RejectionCode;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;
import org.relais.texts.LocalizedText;

/**
 * Who a delegated service is. The platform remembers it, so that permissions, numbers and texts stay while the plug-in is away.
 *
 * @param id stays the same over all versions of the plug-in
 * @param register what the service's registration numbers begin with: 2 to 10 capital letters, stays the same over all versions
 * @param name of the service
 * @param caseSubject what its cases are called, with {@code %s} for the number that the partner has printed on the form
 * @param topic of its cases, where the office has such a topic; null for none. It decides department and target by the office's rules
 * @param form what a form may and must say
 * @param destinations those that are there from the start; later on people edit them
 * @param codes why partners refuse forms, one for {@link #LOST} included if the partner can lose one
 * @param rights which roles may do what; they apply until the office pack says otherwise
 * @param limits after how long people are warned
 */
public record ServiceDescriptor(
        ServiceId id,
        String register,
        LocalizedText name,
        LocalizedText caseSubject,
        @Nullable TopicId topic,
        ServiceForm form,
        List<FirstDestination> destinations,
        List<RejectionCode> codes,
        Map<ServiceRight, Set<Role>> rights,
        TimeLimits limits) {

    /** The code by which a form is written off that a partner has received and lost, where a service has it. */
    public static final String LOST = "LOST";

    private static final Pattern REGISTER = Pattern.compile("[A-Z]{2,10}");

    public ServiceDescriptor {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(caseSubject, "caseSubject");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(limits, "limits");
        destinations = List.copyOf(destinations);
        codes = List.copyOf(codes);
        rights = Map.copyOf(rights);
        if (!REGISTER.matcher(register).matches()) {
            throw new IllegalArgumentException(
                    "'" + register + "' is no register: 2 to 10 capital letters are expected");
        }
        if (destinations.isEmpty()) {
            throw new IllegalArgumentException("service " + id + " has no destination");
        }
    }

    /**
     * A destination that is there when the service arrives for the first time.
     *
     * @param id 1 to 40 capital letters, digits and hyphens
     * @param address as it stands on slips; null for none
     */
    public record FirstDestination(
            String id, LocalizedText name, @Nullable String address) {}
}
