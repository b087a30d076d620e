package org.relais.requesters;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Parameters;
import org.relais.texts.LocalizedText;

/**
 * Which requesters to list: those that every given part finds, in an order that does not change.
 *
 * @param text a phone number in any spelling, an e-mail address, or words of which each begins a word of the name, in any order and
 *     without regard to accents and case
 * @param phone in any spelling
 * @param limit from 1 to 200
 * @param cursor {@code next} of the page before, or null for the first
 */
public record RequesterQuery(
        @Nullable String text,
        @Nullable String phone,
        @Nullable String email,
        int limit,
        @Nullable String cursor) {

    private static final int MAX_LIMIT = 200;
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_TEXT = 320;

    private static final LocalizedText TEXT = new LocalizedText(
                    "De 1 à %d caractères sont attendus.", "From 1 to %d characters are expected.")
            .formatted(MAX_TEXT);

    /**
     * Reads {@code q}, {@code phone}, {@code email}, {@code limit} (20 unless said) and {@code cursor}; at least one of the first
     * three is needed, since nobody leafs through all citizens.
     *
     * @throws org.relais.errors.RelaisException {@code invalid-request} that names the parameters at fault
     */
    public static RequesterQuery of(Map<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        Integer limit = given.number("limit", 1, MAX_LIMIT);
        RequesterQuery query = new RequesterQuery(
                given.parsed("q", RequesterQuery::bounded, TEXT),
                given.parsed("phone", RequesterQuery::bounded, TEXT),
                given.parsed("email", RequesterQuery::bounded, TEXT),
                limit == null ? DEFAULT_LIMIT : limit,
                given.optional("cursor"));
        if (!parameters.containsKey("q") && !parameters.containsKey("phone") && !parameters.containsKey("email")) {
            given.refuse(
                    "q", new LocalizedText("Donnez q, phone ou email.", "Give at least one of q, phone and email."));
        }
        given.check();
        return query;
    }

    private static Optional<String> bounded(String text) {
        return text.isBlank() || text.length() > MAX_TEXT ? Optional.empty() : Optional.of(text.strip());
    }
}
