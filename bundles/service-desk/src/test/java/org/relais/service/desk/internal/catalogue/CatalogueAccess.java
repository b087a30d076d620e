package org.relais.service.desk.internal.catalogue;

import java.util.Map;
import org.relais.spi.service.DelegatedService;

/** Lets services come and go as the framework does. */
public final class CatalogueAccess {

    private CatalogueAccess() {}

    public static void arrive(ServiceCatalogue catalogue, DelegatedService service) {
        catalogue.bindService(service, Map.of("service.bundleid", 7L, "service.id", 70L));
    }

    public static void leave(ServiceCatalogue catalogue, DelegatedService service) {
        catalogue.unbindService(service);
    }
}
