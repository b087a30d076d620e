package org.relais.services;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Parameters;
import org.relais.texts.LocalizedText;

/**
 * Which forms to list, newest number first; a null or empty part does not filter.
 *
 * @param formNumber the partner's number, whole
 * @param from first day of registration
 * @param to last day of registration
 * @param limit from 1 to 200
 * @param cursor {@code next} of the page before, or null for the first
 */
public record FormQuery(
        Set<FormState> states,
        @Nullable String destination,
        @Nullable String formNumber,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        int limit,
        @Nullable RegistrationNumber cursor) {

    /** Largest page. */
    public static final int MAX_LIMIT = 200;

    private static final int DEFAULT_LIMIT = 50;

    private static final LocalizedText STATES = new LocalizedText(
            "Un ou plusieurs états séparés par des virgules, parmi : INCOMPLETE, COMPLETE, RETURNED, BATCHED, TRANSMITTED,"
                    + " ACKNOWLEDGED, REJECTED, CLOSED.",
            "One or more states separated by commas, of INCOMPLETE, COMPLETE, RETURNED, BATCHED, TRANSMITTED, ACKNOWLEDGED,"
                    + " REJECTED, CLOSED.");

    private static final LocalizedText CURSOR = new LocalizedText(
            "Le curseur de la page précédente est attendu.", "The cursor of the page before is expected.");

    public FormQuery {
        states = Set.copyOf(states);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + limit + " is not from 1 to " + MAX_LIMIT);
        }
    }

    /**
     * Makes a query from named parameters as clients write them: {@code state}, {@code destination}, {@code formNumber}, {@code from},
     * {@code to}, {@code limit} (50 unless said), {@code cursor}.
     *
     * @throws org.relais.errors.RelaisException {@code invalid-request} that names the malformed and unknown parameters
     */
    public static FormQuery of(Map<String, ?> parameters) {
        Parameters given = new Parameters(parameters);
        @Nullable Set<FormState> states = given.parsed("state", FormQuery::states, STATES);
        @Nullable Integer limit = given.number("limit", 1, MAX_LIMIT);
        @Nullable String destination = given.optional("destination");
        @Nullable String formNumber = given.optional("formNumber");
        @Nullable LocalDate from = given.date("from");
        @Nullable LocalDate to = given.date("to");
        @Nullable RegistrationNumber cursor = given.parsed("cursor", RegistrationNumber::parse, CURSOR);
        given.check();
        return new FormQuery(
                states == null ? Set.of() : states,
                destination,
                formNumber,
                from,
                to,
                limit == null ? DEFAULT_LIMIT : limit,
                cursor);
    }

    private static Optional<Set<FormState>> states(String text) {
        try {
            return Optional.of(Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(FormState::valueOf)
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
