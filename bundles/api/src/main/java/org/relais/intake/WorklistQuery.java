package org.relais.intake;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Parameters;
import org.relais.texts.LocalizedText;

/**
 * Which intakes to list; a null part does not filter.
 *
 * @param states any of these, of STAMPED, HELD and REJECTED
 * @param unsettled those of any state as well that were refused late and that nobody has seen to
 * @param assignee an account
 * @param limit from 1 to 200
 * @param cursor {@code next} of the page before, or null for the first
 */
public record WorklistQuery(
        Set<IntakeState> states,
        boolean unsettled,
        @Nullable String channel,
        @Nullable String assignee,
        int limit,
        @Nullable String cursor) {

    /** Largest page. */
    public static final int MAX_LIMIT = 200;

    private static final int DEFAULT_LIMIT = 20;
    private static final Set<IntakeState> WAITING = Set.of(IntakeState.STAMPED, IntakeState.HELD);
    private static final List<IntakeState> LISTED =
            List.of(IntakeState.STAMPED, IntakeState.HELD, IntakeState.REJECTED);

    private static final LocalizedText STATES = new LocalizedText(
            "Valeurs possibles, séparées par des virgules : STAMPED, HELD, REJECTED.",
            "Allowed, separated by commas, are STAMPED, HELD, REJECTED.");

    public WorklistQuery {
        states = Set.copyOf(states);
        if (states.isEmpty() || !LISTED.containsAll(states)) {
            throw new IllegalArgumentException("the worklist has no intakes in the states " + states);
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + limit + " is not from 1 to " + MAX_LIMIT);
        }
    }

    /**
     * Makes a query from named parameters as clients write them: {@code state} (a list with commas; unless said, whatever nobody
     * has settled: STAMPED, HELD, and REJECTED late), {@code channel}, {@code assignee}, {@code limit} (20 unless said), {@code cursor}.
     *
     * @throws org.relais.errors.RelaisException {@code invalid-request} that names the malformed and unknown parameters
     */
    public static WorklistQuery of(Map<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        @Nullable Set<IntakeState> states = given.parsed("state", WorklistQuery::states, STATES);
        @Nullable Integer limit = given.number("limit", 1, MAX_LIMIT);
        WorklistQuery query = new WorklistQuery(
                states == null ? WAITING : states,
                states == null,
                given.optional("channel"),
                given.optional("assignee"),
                limit == null ? DEFAULT_LIMIT : limit,
                given.optional("cursor"));
        given.check();
        return query;
    }

    private static Optional<Set<IntakeState>> states(String text) {
        Set<IntakeState> states = EnumSet.noneOf(IntakeState.class);
        for (String name : text.split(",", -1)) {
            Optional<IntakeState> known =
                    LISTED.stream().filter(state -> state.name().equals(name)).findFirst();
            if (known.isEmpty()) {
                return Optional.empty();
            }
            states.add(known.get());
        }
        return Optional.of(states);
    }
}
