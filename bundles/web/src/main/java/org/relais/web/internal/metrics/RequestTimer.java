package org.relais.web.internal.metrics;

import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Times requests by method, route template and status. Thread-safe; one map look-up per request. */
@Component(service = RequestTimer.class)
public final class RequestTimer {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private record Series(String method, String route, int status) {}

    private final RelaisMeterRegistry registry;
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    @Activate
    public RequestTimer(@Reference RelaisMeterRegistry registry) {
        this.registry = registry;
    }

    /** Records a request that began at {@code start}, a value of {@link System#nanoTime}; {@code route} is a template, never a path. */
    public void record(String method, String route, int status, long start) {
        Series series = new Series(METHODS.contains(method) ? method : "OTHER", route, status);
        timers.computeIfAbsent(series, this::timer).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Series series) {
        return Timer.builder("http.server.requests")
                .description("Requests over REST and SOAP")
                .tag("method", series.method())
                .tag("route", series.route())
                .tag("status", Integer.toString(series.status()))
                .register(registry);
    }
}
