package org.relais.web.internal.soap;

import java.net.URL;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.ServiceReference;
import org.relais.web.internal.cxf.CxfEndpoint;
import org.relais.web.internal.cxf.Generation;
import org.relais.web.internal.cxf.Generations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One address below {@code /soap} and the services that want it; the highest ranked one that works has it. Thread-safe. */
final class SoapAddress {

    private static final Logger LOG = LoggerFactory.getLogger(SoapAddress.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String CONTRACT = "relais.soap.wsdl";
    private static final String ATTACHMENTS = "relais.soap.attachments";

    private final String path;
    private final EndpointFactory factory;
    private final Map<ServiceReference<Object>, Object> candidates = new TreeMap<>(Comparator.reverseOrder());
    private final Set<ServiceReference<Object>> broken = new HashSet<>();
    private final Generations<CxfEndpoint> generations = new Generations<>(PATIENCE, CxfEndpoint::destroy);
    private @Nullable ServiceReference<Object> published;

    SoapAddress(String path, EndpointFactory factory) {
        this.path = path;
        this.factory = factory;
    }

    void add(ServiceReference<Object> reference, Object service) {
        Runnable finish;
        synchronized (this) {
            candidates.put(reference, service);
            finish = publishTheBest();
        }
        finish.run();
    }

    /** Returns when the last request to this service has ended. */
    void remove(ServiceReference<Object> reference) {
        Runnable finish;
        synchronized (this) {
            candidates.remove(reference);
            broken.remove(reference);
            finish = publishTheBest();
        }
        finish.run();
    }

    /** Null while no service has the address. */
    @Nullable
    Generation<CxfEndpoint> enter() {
        return generations.enter();
    }

    boolean isServed() {
        return generations.peek() != null;
    }

    private Runnable publishTheBest() {
        for (Map.Entry<ServiceReference<Object>, Object> candidate : candidates.entrySet()) {
            if (candidate.getKey().equals(published)) {
                return () -> {};
            }
            CxfEndpoint endpoint =
                    broken.contains(candidate.getKey()) ? null : create(candidate.getKey(), candidate.getValue());
            if (endpoint != null) {
                published = candidate.getKey();
                return generations.publish(endpoint);
            }
        }
        published = null;
        return generations.publish(null);
    }

    private @Nullable CxfEndpoint create(ServiceReference<Object> reference, Object service) {
        try {
            return factory.create(service, path, contract(reference), attachments(reference));
        } catch (RuntimeException | LinkageError e) {
            broken.add(reference);
            LOG.error("{} of {} is left out of the SOAP interface", service, reference.getBundle(), e);
            return null;
        }
    }

    private static boolean attachments(ServiceReference<Object> reference) {
        return Boolean.TRUE.equals(reference.getProperty(ATTACHMENTS));
    }

    private static @Nullable URL contract(ServiceReference<Object> reference) {
        Object location = reference.getProperty(CONTRACT);
        if (location == null || location.toString().isEmpty()) {
            return null;
        }
        URL url = reference.getBundle().getEntry(location.toString());
        if (url == null) {
            throw new IllegalArgumentException(CONTRACT + "=" + location + " is not in " + reference.getBundle());
        }
        return url;
    }
}
