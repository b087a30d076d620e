package org.relais.core.internal.routing;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.relais.routing.RoutingRequest;

/** What a request is like in each dimension, found out when a rule first asks. Not thread-safe. */
final class RequestValues {

    private final RoutingRequest request;
    private final Universe universe;
    private final Predicate<RoutingRequest> open;
    private final Map<Dimension, String> known = new EnumMap<>(Dimension.class);
    private @Nullable String text;

    RequestValues(RoutingRequest request, Universe universe, Predicate<RoutingRequest> open) {
        this.request = request;
        this.universe = universe;
        this.open = open;
    }

    String of(Dimension dimension) {
        return known.computeIfAbsent(dimension, this::find);
    }

    private String find(Dimension dimension) {
        @Nullable
        Object value = switch (dimension) {
            case TOPIC -> request.topic();
            case CHANNEL -> request.channel();
            case SITE -> request.site();
            case COMMUNE -> request.commune() == null ? null : PlainText.of(request.commune());
            case LANGUAGE ->
                request.language() == null
                        ? null
                        : Locale.forLanguageTag(request.language()).getLanguage();
            case HOURS -> open.test(request) ? Universe.OPEN : Universe.CLOSED;
        };
        return value != null && universe.values(dimension).contains(value.toString())
                ? value.toString()
                : Universe.OTHER;
    }

    /** The text as {@link PlainText}. */
    String text() {
        if (text == null) {
            text = request.text() == null ? "" : PlainText.of(request.text());
        }
        return text;
    }
}
