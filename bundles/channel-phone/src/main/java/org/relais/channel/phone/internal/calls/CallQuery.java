package org.relais.channel.phone.internal.calls;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.directory.Office;
import org.relais.directory.OfficeParameters;
import org.relais.errors.Parameters;
import org.relais.texts.LocalizedText;

/**
 * Which calls to list, newest first; a null or empty part does not filter.
 *
 * @param number in one spelling; the empty text for calls whose number was withheld
 * @param from inclusive
 * @param to exclusive
 */
public record CallQuery(
        @Nullable String number,
        @Nullable Instant from,
        @Nullable Instant to,
        Set<CallState> states,
        @Nullable String agent,
        int limit,
        @Nullable CallCursor cursor) {

    static final int MAX_LIMIT = 200;

    private static final int DEFAULT_LIMIT = 20;
    private static final PhoneNumbers NUMBERS = new PhoneNumbers();

    private static final LocalizedText NUMBER = new LocalizedText(
            "Numéro incompréhensible ; écrivez 20.52.52, +33 6 12 34 56 78 pour l'étranger, ou anonymous.",
            "Number not understood; write 20.52.52, +33 6 12 34 56 78 for another country, or anonymous.");

    private static final LocalizedText STATES = new LocalizedText(
                    "Valeurs possibles, séparées par des virgules : LIVE, %s.",
                    "Allowed, separated by commas, are LIVE, %s.")
            .formatted(Stream.of(CallState.values()).map(Enum::name).collect(Collectors.joining(", ")));

    private static final LocalizedText CURSOR = new LocalizedText(
            "Ce curseur ne vient pas d'une page précédente ; reprenez à la première page.",
            "This cursor is not of a page before; start again with the first page.");

    public CallQuery {
        states = Set.copyOf(states);
    }

    /**
     * Reads {@code number} (any spelling, or {@code anonymous}), {@code from} and {@code to} (times, or days of the office),
     * {@code state} (a list with commas; {@code LIVE} is what goes on now), {@code agent}, {@code limit} (20 unless said),
     * {@code cursor}.
     *
     * @throws org.relais.errors.RelaisException {@code invalid-request} that names the malformed and unknown parameters
     */
    public static CallQuery of(Map<String, String> parameters, Office office) {
        Parameters given = new Parameters(parameters);
        @Nullable Set<CallState> states = given.parsed("state", CallQuery::states, STATES);
        @Nullable Integer limit = given.number("limit", 1, MAX_LIMIT);
        CallQuery query = new CallQuery(
                given.parsed("number", CallQuery::number, NUMBER),
                parameters.containsKey("from") ? OfficeParameters.beginning(given, "from", office.zone()) : null,
                parameters.containsKey("to") ? OfficeParameters.end(given, "to", office.zone()) : null,
                states == null ? Set.of() : states,
                given.optional("agent"),
                limit == null ? DEFAULT_LIMIT : limit,
                given.parsed("cursor", CallCursor::parse, CURSOR));
        given.optional("from");
        given.optional("to");
        given.check();
        return query;
    }

    CallQuery after(CallCursor last, int size) {
        return new CallQuery(number, from, to, states, agent, size, last);
    }

    private static Optional<String> number(String text) {
        return NUMBERS.isWithheld(text) ? Optional.of("") : NUMBERS.key(text);
    }

    private static Optional<Set<CallState>> states(String text) {
        Set<CallState> states = EnumSet.noneOf(CallState.class);
        for (String name : text.split(",", -1)) {
            var named = Stream.of(CallState.values())
                    .filter(state -> name.equals("LIVE") ? state.isLive() : name.equals(state.name()))
                    .toList();
            if (named.isEmpty()) {
                return Optional.empty();
            }
            states.addAll(named);
        }
        return Optional.of(states);
    }
}
