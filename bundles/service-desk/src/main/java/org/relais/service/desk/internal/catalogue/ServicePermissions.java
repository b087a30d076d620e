package org.relais.service.desk.internal.catalogue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.permissions.Permission;
import org.relais.permissions.Scope;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;
import org.relais.spi.permissions.PermissionContribution;
import org.relais.texts.LocalizedText;

/**
 * The permissions of one service, there also while its plug-in is away: what it registered stays with those who may read it. Made by
 * {@link ServiceDoors}.
 */
@Component(factory = ServicePermissions.FACTORY, service = PermissionContribution.class)
public final class ServicePermissions implements PermissionContribution {

    static final String FACTORY = "org.relais.service.desk.permissions";

    private static final Map<ServiceRight, LocalizedText> NAMES = new EnumMap<>(Map.of(
            ServiceRight.READ, new LocalizedText("%s : consulter", "%s: read"),
            ServiceRight.REGISTER,
                    new LocalizedText("%s : enregistrer, compléter, retourner", "%s: register, complete, return"),
            ServiceRight.HAND_OVER, new LocalizedText("%s : bordereaux et pointage", "%s: slips and reconciliation"),
            ServiceRight.CONFIGURE, new LocalizedText("%s : données de référence", "%s: reference data"),
            ServiceRight.DISCLOSE,
                    new LocalizedText(
                            "%s : communiquer et effacer ce qui est détenu", "%s: hand out and purge what is held")));

    private final KnownService service;

    @Activate
    public ServicePermissions(Map<String, Object> properties, @Reference ServiceCatalogue catalogue) {
        this(catalogue
                .known(new ServiceId((String) properties.get(ServiceDoors.SERVICE)))
                .orElseThrow());
    }

    ServicePermissions(KnownService service) {
        this.service = service;
    }

    @Override
    public Map<Permission, LocalizedText> permissions() {
        return NAMES.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        named -> named.getKey().of(service.id()),
                        named -> new LocalizedText(
                                named.getValue().fr().formatted(service.name().fr()),
                                named.getValue().en().formatted(service.name().en()))));
    }

    @Override
    public List<Grant> grants() {
        return service.rights().entrySet().stream()
                .flatMap(right -> right.getValue().stream()
                        .map(role -> new Grant(role, right.getKey().of(service.id()), Scope.ALL)))
                .toList();
    }

    /** The rights that a service names. */
    static Set<ServiceRight> all() {
        return NAMES.keySet();
    }
}
