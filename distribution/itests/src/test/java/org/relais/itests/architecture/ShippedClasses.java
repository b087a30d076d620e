package org.relais.itests.architecture;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;

/** Where ArchUnit reads our classes: the bundles of the archive, without the classes of libraries that one carries. */
final class ShippedClasses implements LocationProvider {

    @Override
    public Set<Location> get(Class<?> testClass) {
        return ShippedBundle.all().stream()
                .map(bundle -> Location.of(URI.create("jar:" + bundle.jar().toUri() + "!/org/relais/")))
                .collect(Collectors.toSet());
    }
}
