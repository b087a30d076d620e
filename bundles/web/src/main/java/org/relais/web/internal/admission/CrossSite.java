package org.relais.web.internal.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a browser that sends a request for a page of another site, with the credentials that it remembers for this one. Other
 * clients send neither of the headers that tell.
 */
final class CrossSite {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

    private CrossSite() {}

    /** Whether the request comes from elsewhere and may change something. */
    static boolean isUnsafe(HttpServletRequest request) {
        if (SAFE.contains(request.getMethod())) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        return (site != null && FOREIGN.contains(site))
                || (origin != null && !isOwn(origin, request.getHeader("Host")));
    }

    /** The scheme does not count: a proxy in front may have ended the encryption. */
    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            URI from = new URI(origin);
            URI to = new URI(from.getScheme() + "://" + host);
            return from.getHost() != null && from.getHost().equalsIgnoreCase(to.getHost()) && port(from) == port(to);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}
