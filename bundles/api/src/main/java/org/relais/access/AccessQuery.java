package org.relais.access;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Parameters;
import org.relais.services.ServiceId;
import org.relais.texts.LocalizedText;

/**
 * Which readings to list, newest first; a null part does not filter.
 *
 * @param subject whole, for example a registration number
 * @param from inclusive
 * @param to exclusive
 * @param limit from 1 to 200
 * @param cursor {@code next} of the page before, or null for the first
 */
public record AccessQuery(
        @Nullable ServiceId service,
        @Nullable String account,
        @Nullable String action,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant to,
        int limit,
        @Nullable String cursor) {

    /** Largest page. */
    public static final int MAX_LIMIT = 200;

    private static final int DEFAULT_LIMIT = 50;

    private static final LocalizedText SERVICE = new LocalizedText(
            "L'identifiant d'un service est attendu, par exemple claim-forms.",
            "The id of a service is expected, for example claim-forms.");

    public AccessQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + limit + " is not from 1 to " + MAX_LIMIT);
        }
    }

    /**
     * Makes a query from named parameters as clients write them: {@code service}, {@code account}, {@code action}, {@code subject},
     * {@code from}, {@code to}, {@code limit} (50 unless said), {@code cursor}.
     *
     * @throws org.relais.errors.RelaisException {@code invalid-request} that names the malformed and unknown parameters
     */
    public static AccessQuery of(Map<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        @Nullable Integer limit = given.number("limit", 1, MAX_LIMIT);
        AccessQuery query = new AccessQuery(
                given.parsed("service", ServiceId::parse, SERVICE),
                given.optional("account"),
                given.optional("action"),
                given.optional("subject"),
                given.instant("from"),
                given.instant("to"),
                limit == null ? DEFAULT_LIMIT : limit,
                given.optional("cursor"));
        given.check();
        return query;
    }
}
