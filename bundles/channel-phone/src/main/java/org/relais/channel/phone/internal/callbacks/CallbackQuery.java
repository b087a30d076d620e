package org.relais.channel.phone.internal.callbacks;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.channel.phone.internal.calls.CallCursor;
import org.relais.errors.Parameters;
import org.relais.texts.LocalizedText;

/** Which callbacks to list, those due first; a null or empty part does not filter. */
public record CallbackQuery(
        Set<CallbackState> states,
        @Nullable String assignee,
        @Nullable Instant dueBefore,
        int limit,
        @Nullable CallCursor cursor) {

    private static final int MAX_LIMIT = 200;
    private static final int DEFAULT_LIMIT = 20;

    private static final LocalizedText STATES = new LocalizedText(
            "Valeurs possibles, séparées par des virgules : OPEN, REQUESTED, ASSIGNED, DONE, EXPIRED, CANCELLED.",
            "Allowed, separated by commas, are OPEN, REQUESTED, ASSIGNED, DONE, EXPIRED, CANCELLED.");

    private static final LocalizedText CURSOR = new LocalizedText(
            "Ce curseur ne vient pas d'une page précédente ; reprenez à la première page.",
            "This cursor is not of a page before; start again with the first page.");

    public CallbackQuery {
        states = Set.copyOf(states);
    }

    /**
     * Reads {@code state} (a list with commas; {@code OPEN} is what is left to do), {@code assignee}, {@code dueBefore},
     * {@code limit} (20 unless said), {@code cursor}.
     *
     * @throws org.relais.errors.RelaisException {@code invalid-request} that names the malformed and unknown parameters
     */
    public static CallbackQuery of(Map<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        @Nullable Set<CallbackState> states = given.parsed("state", CallbackQuery::states, STATES);
        @Nullable Integer limit = given.number("limit", 1, MAX_LIMIT);
        CallbackQuery query = new CallbackQuery(
                states == null ? Set.of() : states,
                given.optional("assignee"),
                given.instant("dueBefore"),
                limit == null ? DEFAULT_LIMIT : limit,
                given.parsed("cursor", CallCursor::parse, CURSOR));
        given.check();
        return query;
    }

    CallbackQuery after(@Nullable CallCursor last, int size) {
        return new CallbackQuery(states, assignee, dueBefore, size, last);
    }

    private static Optional<Set<CallbackState>> states(String text) {
        Set<CallbackState> states = EnumSet.noneOf(CallbackState.class);
        for (String name : text.split(",", -1)) {
            var named = Stream.of(CallbackState.values())
                    .filter(state -> name.equals("OPEN") ? state.isOpen() : name.equals(state.name()))
                    .toList();
            if (named.isEmpty()) {
                return Optional.empty();
            }
            states.addAll(named);
        }
        return Optional.of(states);
    }
}
