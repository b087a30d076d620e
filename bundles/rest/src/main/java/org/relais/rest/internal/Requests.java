package org.relais.rest.internal;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.relais.identity.Caller;
import org.relais.spi.web.RequestHead;

/** What every resource reads of a request besides its body. */
final class Requests {

    private static final List<String> LANGUAGES = List.of("fr", "en");

    private Requests() {}

    /** Who calls. The web bundle has established that before any resource is reached. */
    static Caller caller(SecurityContext security) {
        return RequestHead.caller(security.getUserPrincipal());
    }

    /** The parameters of the query string, see {@link RequestHead#query}. */
    static Map<String, String> query(MultivaluedMap<String, String> given) {
        return RequestHead.query(given);
    }

    /**
     * A text in a header, percent-encoded UTF-8 (RFC 3986) when it has other than ASCII characters; null when it is absent. What is no
     * such encoding stands for itself.
     */
    static @Nullable String headerText(@Nullable String header) {
        if (header == null || header.indexOf('%') < 0) {
            return header;
        }
        try {
            return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return header;
        }
    }

    /** French unless an {@code Accept-Language} prefers English; one that cannot be read is as good as none. */
    static Locale language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.FRENCH;
        }
        try {
            @Nullable String tag = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return "en".equals(tag) ? Locale.ENGLISH : Locale.FRENCH;
        } catch (IllegalArgumentException unreadable) {
            return Locale.FRENCH;
        }
    }

    /** The revision that an {@code If-Match} header demands, see {@link RequestHead#expectedRevision}. */
    static OptionalLong expectedRevision(@Nullable String ifMatch) {
        return RequestHead.expectedRevision(ifMatch);
    }
}
