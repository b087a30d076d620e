package org.relais.service.desk.internal.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.directory.TopicId;
import org.relais.identity.Role;
import org.relais.services.DelegatedServices.RejectionCode;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;
import org.relais.spi.service.ServiceDescriptor;
import org.relais.spi.service.TimeLimits;
import org.relais.texts.LocalizedText;

/** A service as it is remembered, whether its plug-in is there or not. The components are those of {@link ServiceDescriptor}. */
public record KnownService(
        ServiceId id,
        String register,
        LocalizedText name,
        LocalizedText caseSubject,
        @Nullable TopicId topic,
        Map<String, LocalizedText> forbidden,
        Set<String> findBy,
        List<RejectionCode> codes,
        Map<ServiceRight, Set<Role>> rights,
        TimeLimits limits) {

    public KnownService {
        forbidden = Map.copyOf(forbidden);
        findBy = Set.copyOf(findBy);
        codes = List.copyOf(codes);
        rights = Map.copyOf(rights);
    }

    static KnownService of(ServiceDescriptor descriptor) {
        return new KnownService(
                descriptor.id(),
                descriptor.register(),
                descriptor.name(),
                descriptor.caseSubject(),
                descriptor.topic(),
                descriptor.form().forbidden(),
                descriptor.form().findBy(),
                descriptor.codes(),
                descriptor.rights(),
                descriptor.limits());
    }
}
