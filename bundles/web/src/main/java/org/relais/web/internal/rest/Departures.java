package org.relais.web.internal.rest;

import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/**
 * Resources that went away while their bundle stays installed: it, or something it needs, is being upgraded
 * or restarted, so whoever asks for them is told to
 * come back, not that they do not exist. Thread-safe.
 */
final class Departures {

    private final Map<String, Bundle> bundles = new ConcurrentHashMap<>();

    /** A resource of this class leaves. */
    void note(Class<?> resource, @Nullable Bundle bundle) {
        Path path = resource.getAnnotation(Path.class);
        if (path != null && bundle != null) {
            bundles.put(root(path.value()), bundle);
        }
    }

    /** A resource of this class is there, for the first time or again. */
    void forget(Class<?> resource) {
        Path path = resource.getAnnotation(Path.class);
        if (path != null) {
            bundles.remove(root(path.value()));
        }
    }

    /** Asked only for what is not served now; {@code path} begins with the version, for example {@code /v1/cases/1}. */
    boolean isAway(@Nullable String path) {
        if (path == null || path.length() <= RestApplication.ADDRESS.length()) {
            return false;
        }
        Bundle bundle = bundles.get(root(path.substring(RestApplication.ADDRESS.length())));
        return bundle != null && bundle.getState() != Bundle.UNINSTALLED;
    }

    private static String root(String path) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        int slash = relative.indexOf('/');
        return slash < 0 ? relative : relative.substring(0, slash);
    }
}
