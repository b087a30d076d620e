package org.relais.web.internal.rest;

import jakarta.ws.rs.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.relais.spi.web.OpenToPublic;
import org.relais.web.internal.problem.Beginning;

/**
 * Resources that went away while their bundle stays installed: it, or something it needs, is being upgraded
 * or restarted, so whoever asks for them is told to
 * come back, not that they do not exist. Several resources may share a root path; it is away until the last of them is back.
 * For one thread at a time; whoever shares the state with other threads hands them a {@link #copy}, which nobody changes.
 */
final class Departures {

    private record Departure(String root, Bundle bundle, boolean open) {}

    private final Beginning beginning;

    /** By the name of the class: a bundle that was upgraded comes back with another class of that name. */
    private final Map<String, Departure> departures = new HashMap<>();

    Departures(Beginning beginning) {
        this.beginning = beginning;
    }

    /** A resource of this class leaves. */
    void note(Class<?> resource, @Nullable Bundle bundle) {
        Path path = resource.getAnnotation(Path.class);
        if (path != null && bundle != null) {
            departures.put(resource.getName(), new Departure(root(path.value()), bundle, isOpen(resource)));
        }
    }

    private static boolean isOpen(Class<?> resource) {
        return Stream.of(resource.getMethods()).anyMatch(method -> method.isAnnotationPresent(OpenToPublic.class));
    }

    /** A resource of this class is there, for the first time or again; what its bundle no longer contains will not come back. */
    void forget(Class<?> resource, @Nullable Bundle bundle) {
        departures.remove(resource.getName());
        departures
                .entrySet()
                .removeIf(entry -> entry.getValue().bundle().equals(bundle)
                        && !contains(entry.getValue().bundle(), entry.getKey()));
    }

    private static boolean contains(Bundle bundle, String className) {
        try {
            return bundle.loadClass(className) != null;
        } catch (ClassNotFoundException | IllegalStateException e) {
            return false;
        }
    }

    /** What is away now; later changes of either do not show in the other. */
    Departures copy() {
        Departures copy = new Departures(beginning);
        copy.departures.putAll(departures);
        return copy;
    }

    /** Asked only for what is not served; {@code path} begins with the version, for example {@code /v1/cases/1}. */
    boolean isAway(@Nullable String path) {
        return !beginning.isOver() || isAway(path, departure -> true);
    }

    /** The same for what strangers could reach while it was there: they are told to come back as well. */
    boolean isAwayForStrangers(@Nullable String path) {
        return isAway(path, Departure::open);
    }

    private boolean isAway(@Nullable String path, Predicate<Departure> which) {
        if (path == null || path.length() <= RestApplication.ADDRESS.length()) {
            return false;
        }
        String root = root(path.substring(RestApplication.ADDRESS.length()));
        return departures.values().stream()
                .filter(which)
                .anyMatch(one -> one.root().equals(root) && one.bundle().getState() != Bundle.UNINSTALLED);
    }

    private static String root(String path) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        int slash = relative.indexOf('/');
        return slash < 0 ? relative : relative.substring(0, slash);
    }
}
