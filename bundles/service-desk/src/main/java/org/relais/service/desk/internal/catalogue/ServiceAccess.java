package org.relais.service.desk.internal.catalogue;

import java.util.EnumSet;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.Permissions;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;
import org.relais.texts.LocalizedText;

/** Who may do what with which service. Whoever may do nothing with one is told that there is none. Thread-safe, never blocks. */
@Component(service = ServiceAccess.class)
public final class ServiceAccess {

    private final ServiceCatalogue catalogue;
    private final Permissions permissions;

    @Activate
    public ServiceAccess(@Reference ServiceCatalogue catalogue, @Reference Permissions permissions) {
        this.catalogue = catalogue;
        this.permissions = permissions;
    }

    /**
     * The service, for a caller who may read it and has a further right.
     *
     * @throws RelaisException {@code not-found} without the right to read; {@code forbidden} without the other one
     */
    public KnownService require(Caller caller, ServiceId service, ServiceRight right) {
        if (!permissions.holds(caller, ServiceRight.READ.of(service))) {
            throw unknown(service);
        }
        permissions.require(caller, right.of(service));
        return catalogue.known(service).orElseThrow(() -> unknown(service));
    }

    /**
     * The service, for a caller who has one of its rights, which need not be that to read.
     *
     * @throws RelaisException {@code not-found} for whoever has none; {@code forbidden} without this one
     */
    public KnownService requireApart(Caller caller, ServiceId service, ServiceRight right) {
        if (rights(caller, service).isEmpty()) {
            throw unknown(service);
        }
        permissions.require(caller, right.of(service));
        return catalogue.known(service).orElseThrow(() -> unknown(service));
    }

    /** What a caller may do. */
    public Set<ServiceRight> rights(Caller caller, ServiceId service) {
        Set<ServiceRight> rights = EnumSet.noneOf(ServiceRight.class);
        for (ServiceRight right : ServiceRight.values()) {
            if (permissions.holds(caller, right.of(service))) {
                rights.add(right);
            }
        }
        return rights;
    }

    /** What whoever may not know of a service is told, and whoever asks for one that there is not. */
    public static RelaisException unknown(ServiceId service) {
        return RelaisException.of(
                Errors.NOT_FOUND,
                new LocalizedText("Il n'y a pas de service « %s ».", "There is no service '%s'.").formatted(service));
    }
}
