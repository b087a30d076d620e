package org.relais.web.internal.rest;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.bundle.Capability;
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
import org.relais.web.internal.cxf.CxfRuntime;
import org.relais.web.internal.cxf.Generations;
import org.relais.web.internal.identity.Identification;
import org.relais.web.internal.permissions.Door;
import org.relais.web.internal.problem.Beginning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes every service with {@code osgi.jakartars.resource=true} or {@code osgi.jakartars.extension=true}. Each change makes a new
 * {@link RestApplication}; arrivals that come close together share one. A service leaves only after its last request has ended.
 */
@Component(service = RestWhiteboard.class)
@Capability(namespace = "osgi.implementation", name = "osgi.jakartars", version = "2.0.0")
public final class RestWhiteboard implements ServiceTrackerCustomizer<Object, Object> {

    private static final Logger LOG = LoggerFactory.getLogger(RestWhiteboard.class);
    private static final String RESOURCE = "osgi.jakartars.resource";
    private static final String EXTENSION = "osgi.jakartars.extension";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long QUIET_MILLIS = 25;

    private final CxfRuntime cxf;
    private final Identification identification;
    private final Door door;
    private final BundleContext context;
    private final Map<ServiceReference<Object>, Object> services = new TreeMap<>(Comparator.reverseOrder());
    private final Set<ServiceReference<Object>> broken = new HashSet<>();
    private final Generations<RestApplication> generations = new Generations<>(PATIENCE, RestApplication::destroy);
    private final ScheduledExecutorService builder =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "relais-rest-whiteboard"));
    private final ServiceTracker<Object, Object> tracker;
    private final Departures departures;
    private final Set<Method> reported = new HashSet<>();
    private boolean scheduled;

    @Activate
    public RestWhiteboard(
            @Reference CxfRuntime cxf,
            @Reference Identification identification,
            @Reference Door door,
            @Reference Beginning beginning,
            BundleContext context)
            throws InvalidSyntaxException {
        this.cxf = cxf;
        this.identification = identification;
        this.door = door;
        this.departures = new Departures(beginning);
        this.context = context;
        this.tracker = new ServiceTracker<>(
                context, FrameworkUtil.createFilter("(|(%s=true)(%s=true))".formatted(RESOURCE, EXTENSION)), this);
        tracker.open();
    }

    @Deactivate
    public void stop() {
        builder.shutdownNow();
        tracker.close();
        generations.publish(null).run();
    }

    Generations<RestApplication> generations() {
        return generations;
    }

    /** Whether a resource with this root path is published, for example {@code /cases}. */
    public boolean serves(String root) {
        RestApplication current = generations.peek();
        return current != null && current.serves(root);
    }

    @Override
    public @Nullable Object addingService(ServiceReference<Object> reference) {
        Object service = context.getService(reference);
        if (service != null) {
            synchronized (this) {
                services.put(reference, service);
                departures.forget(service.getClass(), reference.getBundle());
                if (!scheduled) {
                    scheduled = true;
                    builder.schedule(this::rebuild, QUIET_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        }
        return service;
    }

    @Override
    public void modifiedService(ServiceReference<Object> reference, Object service) {}

    @Override
    public void removedService(ServiceReference<Object> reference, Object service) {
        synchronized (this) {
            departures.note(service.getClass(), reference.getBundle());
            services.remove(reference);
            broken.remove(reference);
        }
        rebuild();
        context.ungetService(reference);
    }

    private void rebuild() {
        Runnable finish;
        synchronized (this) {
            scheduled = false;
            long start = System.nanoTime();
            RestApplication next = build();
            report(next == null ? Set.of() : next.undeclared());
            finish = generations.publish(next);
            LOG.debug("{} services published in {} ms", services.size(), (System.nanoTime() - start) / 1_000_000);
        }
        finish.run();
    }

    /** Says once what is closed to everybody because somebody forgot to declare who may call it. */
    private void report(Set<Method> undeclared) {
        reported.retainAll(undeclared);
        for (Method method : undeclared) {
            if (reported.add(method)) {
                LOG.error(
                        "{}.{} of {} declares no permission, so everybody who calls it is refused with 403: "
                                + "it needs @RequiresPermission (or @OpenToPublic with a reason when it is for anybody)",
                        method.getDeclaringClass().getName(),
                        method.getName(),
                        FrameworkUtil.getBundle(method.getDeclaringClass()));
            }
        }
    }

    private @Nullable RestApplication build() {
        List<ServiceReference<Object>> sound = new ArrayList<>(services.keySet());
        sound.removeAll(broken);
        try {
            return application(sound);
        } catch (RuntimeException | LinkageError e) {
            return withoutTheBroken(sound);
        }
    }

    /** Adds one service after the other and leaves out those with which the application cannot be built. */
    private @Nullable RestApplication withoutTheBroken(List<ServiceReference<Object>> candidates) {
        List<ServiceReference<Object>> sound = new ArrayList<>();
        for (ServiceReference<Object> candidate : candidates) {
            sound.add(candidate);
            try {
                RestApplication trial = application(sound);
                if (trial != null) {
                    trial.destroy();
                }
            } catch (RuntimeException | LinkageError e) {
                sound.remove(candidate);
                broken.add(candidate);
                LOG.error(
                        "{} of {} is left out of the REST interface",
                        services.get(candidate),
                        candidate.getBundle(),
                        e);
            }
        }
        return application(sound);
    }

    private @Nullable RestApplication application(List<ServiceReference<Object>> references) {
        List<Object> resources = new ArrayList<>();
        List<Object> extensions = new ArrayList<>();
        for (ServiceReference<Object> reference : references) {
            boolean resource = Boolean.parseBoolean(String.valueOf(reference.getProperty(RESOURCE)));
            (resource ? resources : extensions).add(services.get(reference));
        }
        return resources.isEmpty()
                ? null
                : RestApplication.build(cxf, identification, door, departures.copy(), resources, extensions);
    }
}
