package org.relais.channel.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who asks, as far as strangers can be told apart, and in which language. Thread-safe. */
@Component(service = PublicClients.class)
public final class PublicClients {

    private final ClientAddresses addresses;

    @Activate
    public PublicClients(@Reference WebSettings settings) {
        this.addresses = settings.addresses();
    }

    /** Whom to count a request for. */
    String address(HttpServletRequest request) {
        List<String> forwarded = Collections.list(request.getHeaders("X-Forwarded-For"));
        return addresses.client(request.getRemoteAddr(), forwarded);
    }

    /** French unless English is preferred to it. */
    static Locale language(HttpHeaders headers) {
        return headers.getAcceptableLanguages().stream()
                .map(Locale::getLanguage)
                .filter(List.of("fr", "en")::contains)
                .findFirst()
                .filter("en"::equals)
                .map(english -> Locale.ENGLISH)
                .orElse(Locale.FRENCH);
    }
}
