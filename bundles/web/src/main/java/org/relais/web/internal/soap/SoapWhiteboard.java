package org.relais.web.internal.soap;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * Publishes every service with {@code relais.soap.address}. A service leaves only after its last request has ended. Thread-safe.
 */
@Component(service = SoapWhiteboard.class)
public final class SoapWhiteboard implements ServiceTrackerCustomizer<Object, SoapAddress> {

    private static final String ADDRESS = "relais.soap.address";

    private final EndpointFactory factory;
    private final BundleContext context;
    private final Map<String, SoapAddress> addresses = new ConcurrentHashMap<>();
    private final ServiceTracker<Object, SoapAddress> tracker;

    @Activate
    public SoapWhiteboard(@Reference EndpointFactory factory, BundleContext context) throws InvalidSyntaxException {
        this.factory = factory;
        this.context = context;
        this.tracker = new ServiceTracker<>(context, FrameworkUtil.createFilter("(" + ADDRESS + "=*)"), this);
        tracker.open();
    }

    @Deactivate
    public void stop() {
        tracker.close();
    }

    /** The address, which stays known after its service has gone; null when there never was one. */
    @Nullable
    SoapAddress find(String path) {
        return addresses.get(path);
    }

    boolean isEmpty() {
        return addresses.isEmpty();
    }

    /** Whether a service answers at this address, for example {@code /cases}. */
    public boolean serves(String path) {
        SoapAddress address = addresses.get(path);
        return address != null && address.isServed();
    }

    @Override
    public @Nullable SoapAddress addingService(ServiceReference<Object> reference) {
        Object service = context.getService(reference);
        if (service == null) {
            return null;
        }
        String path = String.valueOf(reference.getProperty(ADDRESS));
        SoapAddress address = addresses.computeIfAbsent(path, fresh -> new SoapAddress(fresh, factory));
        address.add(reference, service);
        return address;
    }

    @Override
    public void modifiedService(ServiceReference<Object> reference, SoapAddress address) {}

    @Override
    public void removedService(ServiceReference<Object> reference, SoapAddress address) {
        address.remove(reference);
        context.ungetService(reference);
    }
}
